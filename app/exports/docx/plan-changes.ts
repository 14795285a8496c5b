import { createHash } from "node:crypto";
import { diffWords } from "~/comments/diff-words";

/** Words of a paragraph to be replaced: `start` to `end` (UTF-16 units) by `added`. */
export interface Edit {
  start: number;
  end: number;
  added: string;
}

/** One comment's proposal for a paragraph. Author and minute are what a tracked change is known by. */
export interface InlineChange {
  commentId: string;
  author: string;
  /** "2020-06-18 23:59:59" */
  at: string;
  edits: Edit[];
}

/** `same`: an identical proposal stands in the text already. `aside`: only the comment has the wording. */
export type Placed = { how: "inline" } | { how: "same"; change: InlineChange } | { how: "aside" };

/**
 * Which proposals stand in a paragraph as tracked changes. A word can be deleted by one author only, so not all can;
 * and drafters must be able to accept one, reject the next, and find the right text. Hence:
 *
 * - Proposals come in the order of the register. One stands in the text, whole, when none of its edits overlaps or
 *   touches an edit that stands there already. Any choice of accepting and rejecting then gives a text without
 *   duplicates, and each edit is decided by itself.
 * - A proposal of the very same wording is not repeated: its comment names the one that stands there, and what
 *   becomes of that one becomes of it.
 * - Every other proposal is in its comment only, with its whole wording: one that touches an edit already there, that
 *   rewrites another text than the paragraph's (an earlier draft's, a comment since moved), that is withheld, and one
 *   whose author already has a change in this paragraph at the same minute, since the two could not be told apart.
 *
 * Every proposal's comment has its whole wording, so that rejecting a change never loses it. Memory is bounded by the
 * paragraph: edits that do not touch are at most as many as its words.
 */
export class PlanChanges {
  readonly changes: InlineChange[] = [];
  #edits: Edit[] = [];
  #byWording = new Map<string, InlineChange>();
  #keys = new Set<string>();

  constructor(private readonly text: string) {}

  add(change: Omit<InlineChange, "edits">, proposed: string): Placed {
    const wording = createHash("sha256").update(proposed).digest("base64");
    const same = this.#byWording.get(wording);
    if (same) return { how: "same", change: same };
    if (this.#keys.has(changeKey(change))) return { how: "aside" };
    const edits = editsOf(this.text, proposed);
    if (edits.length === 0 || edits.some((edit) => this.#touches(edit))) return { how: "aside" };
    const placed = { ...change, edits };
    this.changes.push(placed);
    this.#edits = [...this.#edits, ...edits].sort((a, b) => a.start - b.start);
    this.#byWording.set(wording, placed);
    this.#keys.add(changeKey(change));
    return { how: "inline" };
  }

  #touches({ start, end }: Edit): boolean {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#edits[middle]!.end < start) low = middle + 1;
      else high = middle;
    }
    const next = this.#edits[low];
    return next !== undefined && next.start <= end;
  }
}

/** What a tracked change keeps through every program: its author, and its time to the minute. */
export function changeKey({ author, at }: { author: string; at: string }): string {
  return `${at.slice(0, 16).replace("T", " ")} ${author}`;
}

/** What makes `proposed` out of `base`, word by word, in the order of the text. */
export function editsOf(base: string, proposed: string): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let open: Edit | null = null;
  for (const { kind, text } of diffWords(base, proposed)) {
    if (kind === "same") {
      open = null;
      at += text.length;
      continue;
    }
    if (open === null) {
      open = { start: at, end: at, added: "" };
      edits.push(open);
    }
    if (kind === "added") open.added += text;
    else {
      at += text.length;
      open.end = at;
    }
  }
  return edits;
}
