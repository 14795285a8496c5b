import { useTranslations } from "use-intl/react";
import type { Coverage } from "../read-coverage.server";

/** How many of a section's comments are in a topic or need none, as a bar and in words. */
export function CoverageMeter({ coverage: { comments, open, waived }, title }: { coverage: Coverage; title: string }) {
  const t = useTranslations("grouping.meter");
  if (comments === 0) return <span className="muted">{t("none")}</span>;
  return (
    <span className="coverage">
      <progress max={comments} value={comments - open} aria-label={t("label", { title })} />
      <span className={open > 0 ? "coverage-open" : undefined}>{t("open", { open, comments })}</span>
      {waived > 0 && <span className="muted">{t("waived", { count: waived })}</span>}
    </span>
  );
}
