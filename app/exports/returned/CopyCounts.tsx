import { useFormatter, useTranslations } from "use-intl/react";
import type { CopyCounts as Counts } from "./list-copies.server";

const SHOWN = ["comments", "accepted", "edited", "rejected", "open", "replied", "closed", "gone", "notes", "taken"] as const;

/** How much of what stands in a copy. */
export function CopyCounts({ counts }: { counts: Counts }) {
  const t = useTranslations("returned.counts");
  const { number } = useFormatter();
  const all = [...SHOWN.map((key) => [key, counts[key]] as const), ["untouched", counts.comments - counts.acted] as const];
  return (
    <dl className="returned-counts" aria-label={t("label")}>
      {all.map(([key, count]) => (
        <div key={key} data-none={count === 0 || undefined}>
          <dt>{t(key)}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
