import { useTranslations } from "use-intl/react";
import type { OutlineEntry } from "./read-draft-outline.server";
import { SectionTitle, sectionTitle } from "./SectionTitle";

/** An outline that is longer has its deepest level folded, so that a phone shows its shape at once. */
const LONG = 30;

interface Props {
  slug: string;
  entries: OutlineEntry[];
}

/** The sections of a draft as nested lists, each with its number of published comments. */
export function OutlineView({ slug, entries }: Props) {
  const t = useTranslations("consultation.outline");
  if (entries.length === 0) return <p>{t("empty")}</p>;
  const deepest = Math.max(...entries.map(({ depth }) => depth));
  return <Branch slug={slug} entries={entries} parent={null} folded={entries.length > LONG && deepest > 0 ? deepest : null} />;
}

function Branch({ slug, entries, parent, folded }: Props & { parent: OutlineEntry | null; folded: number | null }) {
  const t = useTranslations("consultation.outline");
  const own = entries.filter(({ parentId }) => parentId === (parent?.id ?? null));
  const first = own[0];
  if (!first) return null;
  const list = (
    <ul className={parent ? undefined : "outline"}>
      {own.map((entry) => (
        <li key={entry.id} className={entry.level}>
          <a href={`/${slug}/${entry.path}`}>
            <SectionTitle section={entry} />
            {entry.published > 0 && <PublishedCount count={entry.published} />}
          </a>
          <Branch slug={slug} entries={entries} parent={entry} folded={folded} />
        </li>
      ))}
    </ul>
  );
  if (!parent || first.depth !== folded) return list;
  return (
    <details>
      <summary aria-label={t("foldedIn", { count: own.length, title: sectionTitle(parent) })}>{t("folded", { count: own.length })}</summary>
      {list}
    </details>
  );
}

/** How many comments on a section and those below it can be read. */
export function PublishedCount({ count }: { count: number }) {
  const t = useTranslations("consultation.outline");
  return (
    <>
      {" "}
      <span className="count" title={t("publishedTitle", { count })}>
        {t("published", { count })}
      </span>
    </>
  );
}
