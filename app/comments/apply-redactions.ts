/** A half-open range of UTF-16 units of the text it belongs to, and the key of the rule it is hidden under. */
export interface RedactionSpan {
  start: number;
  end: number;
  reason: string;
}

/**
 * The text with every span replaced by what `render` returns for its reason. Spans may come in any order, overlap or
 * touch: those that overlap, and those that touch with the same reason, are replaced once, under the reason of the
 * one that starts first. Offsets beyond the text are cut to it, empty spans do nothing, and a span that begins or
 * ends inside a surrogate pair takes the whole pair.
 */
export function applyRedactions(
  text: string,
  spans: readonly RedactionSpan[],
  render: (reason: string) => string,
): string {
  let result = "";
  let shown = 0;
  for (const { start, end, reason } of mergeSpans(text, spans)) {
    result += text.slice(shown, start) + render(reason);
    shown = end;
  }
  return result + text.slice(shown);
}

/** The spans in order, apart from each other, inside the text and on the borders of its characters. */
export function mergeSpans(text: string, spans: readonly RedactionSpan[]): RedactionSpan[] {
  const merged: RedactionSpan[] = [];
  for (const span of spans.map((each) => onBorders(text, each)).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= span.end) continue;
    const last = merged.at(-1);
    if (last && (span.start < last.end || (span.start === last.end && span.reason === last.reason))) {
      last.end = Math.max(last.end, span.end);
    } else {
      merged.push(span);
    }
  }
  return merged;
}

function onBorders(text: string, { start, end, reason }: RedactionSpan): RedactionSpan {
  const from = Math.min(Math.max(start, 0), text.length);
  const to = Math.min(Math.max(end, 0), text.length);
  if (from >= to) return { start: from, end: from, reason };
  return { start: splitsPair(text, from) ? from - 1 : from, end: splitsPair(text, to) ? to + 1 : to, reason };
}

/** True when `offset` stands between the two halves of one character. */
function splitsPair(text: string, offset: number): boolean {
  return isBetween(text.charCodeAt(offset - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(offset), 0xdc00, 0xdfff);
}

function isBetween(unit: number, low: number, high: number): boolean {
  return unit >= low && unit <= high;
}
