import { diffArrays } from "diff";

export interface Change {
  kind: "same" | "removed" | "added";
  text: string;
}

/** A Vietnamese syllable, a number, a run of spaces, or one sign. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/**
 * Tokens that may differ between the first change and the last before all between them counts as changed: bounds the
 * time two hostile texts can take, of which anybody can have many compared at once.
 */
const MAX_EDITS = 200;

/**
 * What makes `proposed` out of `base`, word by word. What is the same or removed gives `base` back, what is the same
 * or added gives `proposed` back, to the character.
 */
export function diffWords(base: string, proposed: string): Change[] {
  const before: string[] = base.match(TOKEN) ?? [];
  const after: string[] = proposed.match(TOKEN) ?? [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const changes: Change[] = [
    { kind: "same", text: before.slice(0, head).join("") },
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    { kind: "same", text: before.slice(before.length - tail).join("") },
  ];
  return inPhrases(changes.filter(({ text }) => text !== ""));
}

function diffMiddle(before: string[], after: string[]): Change[] {
  const apart = Math.abs(before.length - after.length) > MAX_EDITS;
  const found = apart ? undefined : diffArrays(before, after, { maxEditLength: MAX_EDITS });
  return (
    found?.map(({ added, removed, value }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value.join("") })) ?? [
      { kind: "removed", text: before.join("") },
      { kind: "added", text: after.join("") },
    ]
  );
}

/** Words changed one after the other are one change: the single spaces between them would tear it apart. */
function inPhrases(changes: Change[]): Change[] {
  const phrases: Change[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) phrases.push({ kind: "removed", text: removed });
    if (added) phrases.push({ kind: "added", text: added });
    removed = added = "";
  };
  changes.forEach(({ kind, text }, index) => {
    const between = kind === "same" && /^\s+$/.test(text) && (removed || added) && index < changes.length - 1;
    if (kind === "same" && !between) {
      flush();
      phrases.push({ kind, text });
    }
    if (kind === "removed" || between) removed += text;
    if (kind === "added" || between) added += text;
  });
  flush();
  return phrases;
}
