import type { Labelled } from "./read-labelled";

/** Right, wrong and missed findings. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

export const precision = ({ right, wrong }: Score) => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Score) => (right + missed === 0 ? 1 : right / (right + missed));

/** A marked span is found when a finding of its kind touches it; a finding that touches none of its kind is wrong. */
export function scoreSpans(
  labelled: readonly Labelled[],
  find: (text: string) => { kind: string; start: number; end: number }[],
): { byKind: Map<string, Score>; mistakes: string[] } {
  const byKind = new Map<string, Score>();
  const mistakes: string[] = [];
  const of = (kind: string) => {
    const score = byKind.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    byKind.set(kind, score);
    return score;
  };
  for (const { text, spans } of labelled) {
    const found = find(text);
    const meet = (a: { kind: string; start: number; end: number }, b: { kind: string; start: number; end: number }) =>
      a.kind === b.kind && a.start < b.end && b.start < a.end;
    for (const span of spans) {
      if (found.some((each) => meet(each, span))) of(span.kind).right += 1;
      else {
        of(span.kind).missed += 1;
        mistakes.push(`missed ${span.kind}: ${text}`);
      }
    }
    for (const each of found) {
      if (spans.some((span) => meet(each, span))) continue;
      of(each.kind).wrong += 1;
      mistakes.push(`wrong ${each.kind} "${text.slice(each.start, each.end)}": ${text}`);
    }
  }
  return { byKind, mistakes };
}

/** The same for a flag, text by text. */
export function scoreTexts<Item>(items: readonly Item[], expected: (item: Item) => boolean, flagged: (item: Item) => boolean): Score {
  const score = { right: 0, wrong: 0, missed: 0 };
  for (const item of items) {
    if (flagged(item)) score[expected(item) ? "right" : "wrong"] += 1;
    else if (expected(item)) score.missed += 1;
  }
  return score;
}
