import { useTranslations } from "use-intl/react";
import type { SectionDetails } from "./read-section.server";
import type { OutlineEntry } from "./read-draft-outline.server";
import { sectionTitle } from "./SectionTitle";

type Place = Omit<SectionDetails, "paragraphs">;

/** The way from the front page to a section. */
export function Breadcrumb({ slug, title, ancestors }: { slug: string; title: string; ancestors: OutlineEntry[] }) {
  const t = useTranslations("reading");
  return (
    <nav aria-label={t("breadcrumb")} className="breadcrumb">
      <ol>
        <li>
          <a href={`/${slug}`}>{title}</a>
        </li>
        {ancestors.map((entry) => (
          <li key={entry.id}>
            <a href={`/${slug}/${entry.path}`}>{sectionTitle(entry)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The outline around a section: the whole at its top level, opened along the way to the section. */
export function OutlineAround({ slug, place: { around, section } }: { slug: string; place: Place }) {
  const t = useTranslations("reading");
  return (
    <nav className="around" aria-label={t("outline")}>
      <p>
        <a href={`/${slug}#muc-luc`}>{t("wholeOutline")}</a>
      </p>
      <ul>
        {around.map((entry) => (
          <li key={entry.id} className={`depth-${entry.depth}`}>
            <a href={`/${slug}/${entry.path}`} aria-current={entry.id === section.id ? "page" : undefined}>
              {sectionTitle(entry)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Previous and next in the order of reading. */
export function PreviousNext({ slug, place: { previous, next } }: { slug: string; place: Place }) {
  const t = useTranslations("reading");
  const link = (entry: OutlineEntry | null, rel: "prev" | "next", words: string) =>
    entry && (
      <a href={`/${slug}/${entry.path}`} rel={rel}>
        <span>{words}</span> {sectionTitle(entry)}
      </a>
    );
  return (
    <nav className="previous-next" aria-label={`${t("previous")}, ${t("next")}`}>
      {link(previous, "prev", t("previous"))}
      {link(next, "next", t("next"))}
    </nav>
  );
}
