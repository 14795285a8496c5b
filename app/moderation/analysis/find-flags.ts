import { findInsults } from "./find-insults";
import { findLinks, isAllCapitals, isVeryShort } from "./find-form-flags";
import { findPersonalData } from "./find-personal-data";
import { FLAGS, type Finding, type Flag } from "./findings";
import { suggestSection, type SectionModel } from "./suggest-section";

export interface Given {
  text: string;
  proposed: string | null;
  sectionId: string | null;
}

/** What the finders know besides the comment. */
export interface Knowledge {
  insultWords: readonly string[];
  /** Addresses and e-mails the consultation itself publishes. */
  contacts: readonly string[];
  sections: SectionModel;
}

export interface Flagged {
  flags: Flag[];
  findings: Finding[];
  suggestedSectionId: string | null;
}

/** Everything a comment's words are marked with, each with its reason. */
export function findFlags({ text, proposed, sectionId }: Given, { insultWords, contacts, sections }: Knowledge): Flagged {
  const findings: Finding[] = [];
  for (const field of ["text", "proposed"] as const) {
    const words = field === "text" ? text : proposed;
    if (!words) continue;
    findings.push(
      ...findPersonalData(words, contacts).map(({ kind, start, end }) => ({ flag: "personal-data" as const, field, start, end, kind })),
      ...findInsults(words, insultWords).map((found) => ({ flag: "insult" as const, field, ...found })),
      ...findLinks(words).map((found) => ({ flag: "link" as const, field, ...found })),
    );
    if (isAllCapitals(words)) findings.push({ flag: "all-capitals", field, start: 0, end: words.length });
  }
  if (isVeryShort(text, proposed)) findings.push({ flag: "very-short", field: "text", start: 0, end: text.length });
  const suggested = suggestSection(sections, { text: `${text}\n${proposed ?? ""}`, sectionId });
  if (suggested) findings.push({ flag: "wrong-section", field: "text", start: 0, end: text.length, data: { terms: suggested.terms } });
  const flags = FLAGS.filter((flag) => findings.some((finding) => finding.flag === flag));
  return { flags, findings, suggestedSectionId: suggested?.sectionId ?? null };
}
