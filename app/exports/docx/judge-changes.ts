import { changeKey, editsOf, type Edit, type InlineChange } from "./plan-changes";
import type { Token } from "./read-body";
import type { ManifestParagraph } from "./read-manifest";

export type Outcome = "accepted" | "rejected" | "open" | "edited";

export interface JudgedChange {
  commentId: string;
  /** "edited": the drafters wrote something else there, decided its edits differently, or took the paragraph away. */
  outcome: Outcome;
  /** The paragraph as it stands, with nothing in it that is still open; null where the paragraph is gone. */
  finalText: string | null;
}

export interface JudgedParagraph {
  changes: JudgedChange[];
  /** Tokens of open changes that are ours. */
  ours: Set<Token>;
}

/** An edit, how it was decided, and where what stands for it begins in the standing text; null where nobody can say. */
interface Decided extends Edit {
  change: InlineChange;
  outcome: Outcome;
  place: number | null;
}

/**
 * How each tracked change of a paragraph was decided. What is decided leaves only words: accepted where the new ones
 * stand in their place, rejected where the old ones do; since no two edits touch, the words between them say where that
 * is. An edit that would so be rejected is open where its place holds a tracked change by its author at its minute, or
 * word for word its own: a program may have been told to forget the authors.
 */
export function judgeParagraph({ lead, text, changes }: ManifestParagraph, tokens: Token[]): JudgedParagraph {
  const base = lead + text;
  const standing = tokens.map((token) => (token.inserted ? "" : token.text)).join("");
  const edits = changes
    .flatMap((change) =>
      change.edits.map(({ start, end, added }): Decided => {
        return { start: start + lead.length, end: end + lead.length, added, change, outcome: "edited", place: null };
      }),
    )
    .sort((a, b) => a.start - b.start);
  decide(base, standing, edits);
  const ours = findOpen(base, edits, tokens);
  const finalText = standing.startsWith(lead) ? standing.slice(lead.length) : standing;
  return {
    changes: changes.map((change) => ({
      commentId: change.commentId,
      outcome: together(edits.filter((edit) => edit.change === change).map(({ outcome }) => outcome)),
      finalText,
    })),
    ours,
  };
}

/** A change is what all its edits are; open while one of them is, unless another was overwritten. */
function together(outcomes: Outcome[]): Outcome {
  const [first, ...rest] = new Set(outcomes);
  if (rest.length === 0) return first ?? "edited";
  return outcomes.includes("open") && !outcomes.includes("edited") ? "open" : "edited";
}

/** Tries the words as they were, each edit made or not; where nothing fits, each part that differs by itself. */
function decide(base: string, standing: string, edits: Decided[]): void {
  if (fits(base, standing, edits, { base: 0, standing: 0 })) return;
  const differing = editsOf(base, standing);
  for (const edit of edits) {
    const near = differing.filter(({ start, end }) => start <= edit.end && end >= edit.start);
    if (near.length === 0) {
      edit.outcome = "rejected";
      edit.place = apply(base, differing, 0, edit.start).length;
      continue;
    }
    const start = Math.min(edit.start, ...near.map((each) => each.start));
    const end = Math.max(edit.end, ...near.map((each) => each.end));
    const within = edits.filter((each) => each.start >= start && each.end <= end);
    const from = { base: start, standing: apply(base, differing.filter((each) => each.end < start), 0, start).length };
    fits(base.slice(start, end), apply(base, near, start, end), within, from);
  }
}

/** `base` from `start` to `end` with the edits that lie inside. */
function apply(base: string, edits: Edit[], start: number, end: number): string {
  let text = "";
  let at = start;
  for (const edit of edits) {
    if (edit.start < start || edit.end > end) continue;
    text += base.slice(at, edit.start) + edit.added;
    at = edit.end;
  }
  return text + base.slice(at, end);
}

/** A way to read the standing text up to some edit. */
interface Way {
  /** Where the edit's words begin, and where they end. */
  place: number;
  position: number;
  made: boolean;
  before: Way | null;
}

/**
 * Whether `standing` is `base` with some of the edits made; only then each has its outcome and place.
 * @param from where the two begin in their paragraphs.
 */
function fits(base: string, standing: string, edits: Decided[], from: { base: number; standing: number }): boolean {
  let ways: Way[] = [{ place: 0, position: 0, made: false, before: null }];
  let at = 0;
  for (const { start, end, added } of edits) {
    const same = base.slice(at, start - from.base);
    const old = base.slice(start - from.base, end - from.base);
    at = end - from.base;
    const next = new Map<number, Way>();
    for (const way of ways) {
      if (!standing.startsWith(same, way.position)) continue;
      const place = way.position + same.length;
      // Of two ways to one point the first stays: nothing was changed.
      for (const made of [false, true]) {
        const words = made ? added : old;
        const position = place + words.length;
        if (standing.startsWith(words, place) && !next.has(position)) next.set(position, { place, position, made, before: way });
      }
    }
    ways = [...next.values()];
  }
  const rest = base.slice(at);
  let way = ways.find(({ position }) => standing.slice(position) === rest) ?? null;
  if (!way) return false;
  for (const edit of edits.toReversed()) {
    edit.outcome = way!.made ? "accepted" : "rejected";
    edit.place = from.standing + way!.place;
    way = way!.before;
  }
  return true;
}

/** Calls open what is, and gives the tokens that hold it open. */
function findOpen(base: string, edits: Decided[], tokens: Token[]): Set<Token> {
  const ours = new Set<Token>();
  let at = 0;
  for (const token of tokens) {
    const end = token.inserted ? at : at + token.text.length;
    if (token.inserted || token.deleted) {
      const edit = edits.find((each) => each.outcome !== "accepted" && isOpenIn(each, base, token, at, end));
      if (edit) {
        ours.add(token);
        if (edit.outcome === "rejected") edit.outcome = "open";
      }
    }
    at = end;
  }
  return ours;
}

function isOpenIn(edit: Decided, base: string, token: Token, at: number, end: number): boolean {
  const tracked = token.inserted ?? token.deleted;
  if (!tracked) return false;
  const old = base.slice(edit.start, edit.end);
  const own = changeKey(tracked) === changeKey(edit.change);
  if (edit.place === null) return own;
  const there = at <= edit.place + old.length && end >= edit.place;
  return there && (own || (token.inserted ? token.text === edit.added : token.text === old && old !== ""));
}
