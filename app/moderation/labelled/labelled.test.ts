import fs from "node:fs";
import { afterAll, expect, test } from "vitest";
import { extractContacts } from "~/documents/extract-contacts";
import { parseDocument } from "~/documents/parse-document";
import { comparable } from "../analysis/comparable";
import { findInsults } from "../analysis/find-insults";
import { findLinks } from "../analysis/find-form-flags";
import { findPersonalData } from "../analysis/find-personal-data";
import { PERSONAL_KINDS } from "../analysis/findings";
import { FIRST_INSULT_WORDS } from "../analysis/insult-words";
import { bandsOf, likeness, readWords } from "../analysis/likeness";
import { buildSectionModel, suggestSection, type SectionText } from "../analysis/suggest-section";
import { DUPLICATES_DEVELOPMENT, DUPLICATES_HELD_OUT, type LabelledLetter } from "./duplicates";
import { precision, recall, scoreSpans, scoreTexts, type Score } from "./measure";
import { INSULTS, LINKS } from "./other-flags";
import { PERSONAL_DATA_DEVELOPMENT } from "./personal-data-development";
import { PERSONAL_DATA_HELD_OUT } from "./personal-data-held-out";
import { readLabelled } from "./read-labelled";
import { PLACED_DEVELOPMENT, PLACED_HELD_OUT, type PlacedComment } from "./wrong-sections";

const report = parseDocument(fs.readFileSync("prisma/sample/bao-cao-chinh-tri-lai-chau-2020.txt", "utf8"));
const contacts = extractContacts(report.back).flatMap(({ address, emails }) => [...(address ? [address] : []), ...emails]);
const half = { development: "development", heldOut: "held out" } as const;

const table: string[] = [];
const note = (what: string, which: string, texts: number, score: Score) => {
  table.push(
    [what.padEnd(22), which.padEnd(12), String(texts).padStart(5), score.right, score.wrong, score.missed]
      .map((cell) => String(cell).padStart(5))
      .concat(precision(score).toFixed(3), recall(score).toFixed(3))
      .join("  "),
  );
  return score;
};
afterAll(() => console.log(["flag                    half          texts  right  wrong  missed  precision  recall", ...table].join("\n")));

const PERSONAL = { development: PERSONAL_DATA_DEVELOPMENT, heldOut: PERSONAL_DATA_HELD_OUT };
const find = (text: string) => findPersonalData(text, contacts);

for (const which of ["development", "heldOut"] as const) {
  const floor = which === "heldOut" ? 0.9 : 0.97;

  test(`personal data, ${half[which]}: precision and recall of every kind and of the flag`, () => {
    const labelled = PERSONAL[which].map(readLabelled);
    const { byKind, mistakes } = scoreSpans(labelled, find);
    for (const kind of PERSONAL_KINDS) {
      const score = byKind.get(kind);
      if (score) note(kind, half[which], labelled.filter(({ spans }) => spans.some((span) => span.kind === kind)).length, score);
    }
    const flag = note("personal data (flag)", half[which], labelled.length, scoreTexts(labelled, ({ spans }) => spans.length > 0, ({ text }) => find(text).length > 0));
    expect(precision(flag), mistakes.join("\n")).toBeGreaterThanOrEqual(floor);
    expect(recall(flag), mistakes.join("\n")).toBeGreaterThanOrEqual(floor);
    for (const [kind, score] of byKind) expect(recall(score), `${kind}\n${mistakes.join("\n")}`).toBeGreaterThanOrEqual(0.85);
  });

  test(`near-duplicates, ${half[which]}: copies are one text, near misses are not`, () => {
    const pairs = (which === "heldOut" ? DUPLICATES_HELD_OUT : DUPLICATES_DEVELOPMENT).flatMap(toPairs);
    const score = note("same text (pairs)", half[which], pairs.length, scoreTexts(pairs, ({ same }) => same, areGrouped));
    expect(precision(score)).toBeGreaterThanOrEqual(floor);
    expect(recall(score)).toBeGreaterThanOrEqual(floor);
  });

  test(`insults, ${half[which]}`, () => {
    const labelled = INSULTS[which].map(readLabelled);
    const isFlagged = ({ text }: { text: string }) => findInsults(text, FIRST_INSULT_WORDS).length > 0;
    const score = note("insult", half[which], labelled.length, scoreTexts(labelled, ({ spans }) => spans.length > 0, isFlagged));
    // "Tôi mất dạy ba buổi vì lũ": words of the list that a sentence can also use without insulting anybody.
    expect(precision(score)).toBeGreaterThanOrEqual(0.8);
    expect(recall(score)).toBeGreaterThanOrEqual(0.85);
  });

  test(`a better section, ${half[which]}: what is suggested is one of those that fit`, () => {
    const placed = which === "heldOut" ? PLACED_HELD_OUT : PLACED_DEVELOPMENT;
    const score = note("wrong section", half[which], placed.length, scorePlaced(placed));
    expect(precision(score)).toBeGreaterThanOrEqual(0.75);
    expect(recall(score)).toBeGreaterThanOrEqual(0.7);
  });
}

test("links", () => {
  const labelled = LINKS.map(readLabelled);
  const { byKind, mistakes } = scoreSpans(labelled, (text) => findLinks(text).map((found) => ({ kind: "link", ...found })));
  const score = note("link", "development", labelled.length, byKind.get("link")!);
  expect([score.wrong, score.missed], mistakes.join("\n")).toEqual([0, 0]);
});

test("in the report itself, nothing is anybody's personal data but what it publishes", () => {
  expect(find(report.source).map(({ start, end }) => report.source.slice(start, end))).toEqual([]);
});

interface Pair {
  one: string;
  other: string;
  same: boolean;
}

const toPairs = ({ letter, copies, others }: LabelledLetter): Pair[] => [
  ...copies.map((other) => ({ one: letter, other, same: true })),
  ...others.map((other) => ({ one: letter, other, same: false })),
];

/** Whether the two would be one group: found by a common band (or all words the same), and alike. */
function areGrouped({ one, other }: Pair): boolean {
  const [a, b] = [readWords(comparable(one)), readWords(comparable(other))];
  if (a.syllables.join(" ") === b.syllables.join(" ")) return true;
  const bands = new Set(bandsOf(a));
  return bandsOf(b).some((band) => bands.has(band)) && likeness(a, b) > 0;
}

function scorePlaced(placed: readonly PlacedComment[]): Score {
  const model = buildSectionModel(sectionTexts());
  const score = { right: 0, wrong: 0, missed: 0 };
  for (const { on, better, text } of placed) {
    const suggested = suggestSection(model, { text, sectionId: on });
    if (suggested) score[better.includes(suggested.sectionId) ? "right" : "wrong"] += 1;
    else if (better.length > 0) score.missed += 1;
  }
  return score;
}

/** The report's sections, their paths for ids. */
function sectionTexts(): SectionText[] {
  type Node = (typeof report.sections)[number];
  const below = (node: Node, parentId: string | null): SectionText[] => [
    { id: node.path, parentId, heading: node.heading, text: node.paragraphs.map(({ text }) => text).join("\n") },
    ...node.children.flatMap((child) => below(child, node.path)),
  ];
  return report.sections.flatMap((node) => below(node, null));
}
