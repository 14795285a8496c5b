import { applyRedactions, type RedactionSpan } from "./apply-redactions";
import { hiddenMark } from "./hidden-mark";

/** What a published comment says now, and the parts of it its last decision hides (see REDACTIONS). */
export interface Shown {
  text: string;
  proposed: string | null;
  redactions: (RedactionSpan & { field: "text" | "proposed" })[] | null;
}

/** Both texts as the public reads them. */
export function publicText({ text, proposed, redactions }: Shown) {
  const shown = (field: "text" | "proposed", words: string) =>
    applyRedactions(words, (redactions ?? []).filter((span) => span.field === field), hiddenMark);
  return { text: shown("text", text), proposed: proposed === null ? null : shown("proposed", proposed) };
}
