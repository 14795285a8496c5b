import { useTranslations } from "use-intl/react";
import type { OutlineEntry } from "./read-draft-outline.server";

/** The sections of a draft as nested lists, each with its number of published comments. */
export function OutlineView({ slug, entries }: { slug: string; entries: OutlineEntry[] }) {
  const t = useTranslations("consultation.outline");
  if (entries.length === 0) return <p>{t("empty")}</p>;
  return <Branch slug={slug} entries={entries} parentId={null} />;
}

function Branch({ slug, entries, parentId }: { slug: string; entries: OutlineEntry[]; parentId: string | null }) {
  const t = useTranslations("consultation.outline");
  const own = entries.filter((entry) => entry.parentId === parentId);
  if (own.length === 0) return null;
  return (
    <ul className={parentId === null ? "outline" : undefined}>
      {own.map((entry) => (
        <li key={entry.id} className={entry.level}>
          <a href={`/${slug}/${entry.path}`}>
            <span className="label">{entry.label}</span> <span>{entry.heading}</span>
            {entry.published > 0 && (
              <>
                {" "}
                <span className="count" title={t("publishedTitle", { count: entry.published })}>
                  {t("published", { count: entry.published })}
                </span>
              </>
            )}
          </a>
          <Branch slug={slug} entries={entries} parentId={entry.id} />
        </li>
      ))}
    </ul>
  );
}
