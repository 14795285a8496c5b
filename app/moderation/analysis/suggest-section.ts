import { readWords } from "./likeness";

/** A section as likeness is measured: its heading and the words of its own paragraphs. */
export interface SectionText {
  id: string;
  parentId: string | null;
  heading: string;
  text: string;
}

export interface SectionModel {
  /** How much each term tells of a section: its weight by the number of sections that have it. */
  rarity: Map<string, number>;
  vectors: { id: string; weights: Map<string, number> }[];
  parents: Map<string, string | null>;
}

export interface Suggestion {
  sectionId: string;
  /** The words both have in common that tell most. */
  terms: string[];
}

/** Below it even the likest section is not like. */
const LIKE = 0.12;
/** How much liker another section is than the comment's own. */
const MARGIN = 1.4;
/** Words of a comment from which on its likeness can be told, and those that both must have in common. */
const FEWEST_WORDS = 8;
const FEWEST_TERMS = 3;
const SHOWN_TERMS = 4;
/** Words of a heading count for as many of the text. */
const HEADING_WEIGHT = 3;

/** What a draft's sections are about, by TF-IDF of their syllables and pairs of syllables. */
export function buildSectionModel(sections: readonly SectionText[]): SectionModel {
  const counted = sections.map(({ id, heading, text }) => {
    const counts = countTerms(text);
    for (const [term, count] of countTerms(heading)) counts.set(term, (counts.get(term) ?? 0) + HEADING_WEIGHT * count);
    return { id, counts };
  });
  const having = new Map<string, number>();
  for (const { counts } of counted) for (const term of counts.keys()) having.set(term, (having.get(term) ?? 0) + 1);
  const rarity = new Map([...having].map(([term, count]) => [term, Math.log(sections.length / count)]));
  return {
    rarity,
    vectors: counted.map(({ id, counts }) => ({ id, weights: weigh(counts, rarity) })),
    parents: new Map(sections.map(({ id, parentId }) => [id, parentId])),
  };
}

/**
 * The section a comment is clearly more like than the one it stands on, or any above or below that one; null where there is
 * none. Only ever a suggestion.
 */
export function suggestSection(model: SectionModel, { text, sectionId }: { text: string; sectionId: string | null }): Suggestion | null {
  if (sectionId === null || readWords(text).syllables.length < FEWEST_WORDS) return null;
  const words = weigh(countTerms(text), model.rarity);
  let own = 0;
  let best: { id: string; score: number } | null = null;
  for (const { id, weights } of model.vectors) {
    const score = product(words, weights);
    if (isAbove(model, id, sectionId) || isAbove(model, sectionId, id)) own = Math.max(own, score);
    else if (!best || score > best.score) best = { id, score };
  }
  if (!best || best.score < LIKE || best.score < own * MARGIN) return null;
  const weights = model.vectors.find(({ id }) => id === best.id)!.weights;
  const common = [...words]
    .map(([term, weight]) => ({ term, share: weight * (weights.get(term) ?? 0) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  if (common.length < FEWEST_TERMS) return null;
  const pairs = common.filter(({ term }) => term.includes(" "));
  const terms = (pairs.length > 0 ? pairs : common).slice(0, SHOWN_TERMS).map(({ term }) => asWritten(text, term));
  return { sectionId: best.id, terms: [...new Set(terms)] };
}

function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const { syllables } = readWords(text);
  syllables.forEach((syllable, index) => {
    const next = syllables[index + 1];
    for (const term of next === undefined ? [syllable] : [syllable, `${syllable} ${next}`]) counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  return counts;
}

/** A vector of length 1. A pair of syllables is mostly a word, and tells more than its syllables. */
function weigh(counts: Map<string, number>, rarity: Map<string, number>): Map<string, number> {
  const weights = new Map<string, number>();
  let square = 0;
  for (const [term, count] of counts) {
    const weight = (1 + Math.log(count)) * (rarity.get(term) ?? 0) * (term.includes(" ") ? 1 : 0.4);
    if (weight === 0) continue;
    weights.set(term, weight);
    square += weight * weight;
  }
  const length = Math.sqrt(square);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

function product(one: Map<string, number>, other: Map<string, number>): number {
  let sum = 0;
  for (const [term, weight] of one) sum += weight * (other.get(term) ?? 0);
  return sum;
}

/** Whether `above` is `section` itself or stands above it. */
function isAbove({ parents }: SectionModel, above: string, section: string): boolean {
  for (let at: string | null | undefined = section; at; at = parents.get(at)) if (at === above) return true;
  return false;
}

/** The term in the comment's own letters. */
function asWritten(text: string, term: string): string {
  const written = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const parts = term.split(" ");
  const at = written.findIndex((_, index) => parts.every((part, ahead) => readWords(written[index + ahead] ?? "").syllables[0] === part));
  return at < 0 ? term : written.slice(at, at + parts.length).join(" ").toLowerCase();
}
