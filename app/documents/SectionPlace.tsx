import { useTranslations } from "use-intl/react";
import type { SectionDetails } from "./read-section.server";
import type { OutlineEntry } from "./read-draft-outline.server";

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
        {ancestors.map(({ id, path, label, heading }) => (
          <li key={id}>
            <a href={`/${slug}/${path}`}>
              {label} {heading}
            </a>
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
        {around.map(({ id, path, label, heading, depth, level }) => (
          <li key={id} className={`depth-${depth} ${level}`}>
            <a href={`/${slug}/${path}`} aria-current={id === section.id ? "page" : undefined}>
              {label} {heading}
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
        <span>{words}</span> {entry.label} {entry.heading}
      </a>
    );
  return (
    <nav className="previous-next" aria-label={`${t("previous")}, ${t("next")}`}>
      {link(previous, "prev", t("previous"))}
      {link(next, "next", t("next"))}
    </nav>
  );
}
