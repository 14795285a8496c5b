/** A text in which somebody has marked what a finder should find. */
export interface Labelled {
  text: string;
  spans: { kind: string; start: number; end: number }[];
}

/** Reads "Gọi [[phone|0912 345 678]] nhé": the marks are taken out, and where they stood is kept. */
export function readLabelled(marked: string): Labelled {
  const spans: Labelled["spans"] = [];
  let text = "";
  for (const piece of marked.split(/(\[\[[a-z-]+\|.+?\]\])/u)) {
    const mark = /^\[\[([a-z-]+)\|(.+)\]\]$/u.exec(piece);
    if (mark) spans.push({ kind: mark[1]!, start: text.length, end: text.length + mark[2]!.length });
    text += mark ? mark[2]! : piece;
  }
  return { text, spans };
}
