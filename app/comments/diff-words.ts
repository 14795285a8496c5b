import { diffArrays } from "diff";

export interface Change {
  kind: "same" | "removed" | "added";
  text: string;
}

/** A Vietnamese syllable, a number, a run of spaces, or one sign. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Tokens that may differ before two texts count as wholly different; bounds the time two hostile texts can take. */
const MAX_EDITS = 800;

/**
 * What makes `proposed` out of `base`, word by word. What is the same or removed gives `base` back, what is the same
 * or added gives `proposed` back, to the character.
 */
export function diffWords(base: string, proposed: string): Change[] {
  const found = diffArrays(base.match(TOKEN) ?? [], proposed.match(TOKEN) ?? [], { maxEditLength: MAX_EDITS });
  const changes = found?.map(({ added, removed, value }): Change => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  })) ?? [
    { kind: "removed", text: base },
    { kind: "added", text: proposed },
  ];
  return inPhrases(changes.filter(({ text }) => text !== ""));
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
