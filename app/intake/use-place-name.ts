import { useTranslations } from "use-intl/react";
import { readPlace } from "./read-place";

/** A section as the letter's form knows it, to answer at once to a code that is typed. */
export interface KnownSection {
  path: string;
  title: string;
  /** How many paragraphs it has. */
  paragraphs: number;
}

/** The name of the place a code stands for; null for what the draft does not have. */
export function usePlaceName(slug: string, sections: KnownSection[]) {
  const t = useTranslations("intake.letter");
  const byPath = new Map(sections.map((section) => [section.path, section]));
  return (typed: string): string | null => {
    const place = readPlace(typed, slug);
    if (!place) return null;
    if (place.section === null) return t("wholeDraft");
    const section = byPath.get(place.section);
    if (!section || (place.paragraph ?? 0) > section.paragraphs) return null;
    return place.paragraph === null ? section.title : `${section.title}, ${t("paragraph", { number: place.paragraph })}`;
  };
}
