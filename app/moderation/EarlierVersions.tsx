import { useTranslations } from "use-intl/react";
import type { Version } from "~/comments/versions";
import { instantText } from "~/messages/instants";

/** What the author had written before, the latest first. */
export function EarlierVersions({ versions }: { versions: Version[] }) {
  const t = useTranslations("moderation.desk.detail");
  const kindName = useTranslations("comment.kind");
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{t("earlier", { count: versions.length })}</summary>
      {versions.toReversed().map(({ number, at, kind, text, proposed }) => (
        <section className="preview" key={number}>
          <h3>
            {instantText(at)} · {kindName(kind)}
          </h3>
          <p dir="auto">{text}</p>
          {proposed !== null && <blockquote dir="auto">{proposed}</blockquote>}
        </section>
      ))}
    </details>
  );
}
