import { mergeSpans, type RedactionSpan } from "~/comments/apply-redactions";
import { isWithholdReason } from "./rules";

/** What of a comment can be hidden. */
export interface Fields {
  text: string;
  proposed: string | null;
}

export interface FieldSpan extends RedactionSpan {
  field: keyof Fields;
}

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/** Offsets at which no character as a reader sees it is cut: neither a surrogate pair nor a letter and its marks. */
function borders(text: string): Set<number> {
  const offsets = new Set([text.length]);
  for (const { index } of graphemes.segment(text)) offsets.add(index);
  return offsets;
}

/** The spans in order, those that overlap joined; null when one of them cannot be hidden as it stands. */
export function checkSpans(fields: Fields, spans: readonly FieldSpan[]): FieldSpan[] | null {
  const checked: FieldSpan[] = [];
  for (const field of ["text", "proposed"] as const) {
    const own = spans.filter((span) => span.field === field);
    const text = fields[field] ?? "";
    const whole = own.length > 0 ? borders(text) : new Set<number>();
    const good = own.every(
      ({ start, end, reason }) => start < end && whole.has(start) && whole.has(end) && isWithholdReason(reason),
    );
    if (!good) return null;
    checked.push(...mergeSpans(text, own).map((span) => ({ ...span, field })));
  }
  return checked;
}

/** Whether no word is left of the fields once these spans, which are apart from each other, are hidden. */
export function hidesAll(fields: Fields, spans: readonly FieldSpan[]): boolean {
  return (["text", "proposed"] as const).every((field) => {
    let [rest, at] = ["", 0];
    for (const { start, end } of spans.filter((span) => span.field === field)) {
      rest += (fields[field] ?? "").slice(at, start);
      at = end;
    }
    return !/[\p{L}\p{N}]/u.test(rest + (fields[field] ?? "").slice(at));
  });
}

/** The least span of whole characters that holds `start` to `end`, without blanks at its ends; null for nothing. */
export function widenToCharacters(text: string, start: number, end: number): { start: number; end: number } | null {
  const part = text.slice(start, end);
  let from = start + (part.length - part.trimStart().length);
  let to = end - (part.length - part.trimEnd().length);
  if (from >= to) return null;
  const whole = borders(text);
  while (!whole.has(from)) from--;
  while (!whole.has(to)) to++;
  return { start: from, end: to };
}
