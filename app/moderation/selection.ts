import { widenToCharacters } from "./check-spans";

export interface Span {
  start: number;
  end: number;
}

/** The part of `root`, whose text content is exactly `text`, that is selected on the page; null for none of it. */
export function selectedSpan(root: HTMLElement, text: string): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = root.contains(range.startContainer) ? offsetOf(root, range.startContainer, range.startOffset) : 0;
  const end = root.contains(range.endContainer) ? offsetOf(root, range.endContainer, range.endOffset) : text.length;
  return widenToCharacters(text, start, end);
}

function offsetOf(root: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(node, offset);
  return before.toString().length;
}

/**
 * Selects a part of `root` on the page, and says so at once: browsers tell of a selection later, on a busy machine
 * after the next key, which would then hide less than what is selected.
 */
export function selectSpan(root: HTMLElement, { start, end }: Span) {
  const from = pointAt(root, start);
  const to = pointAt(root, end);
  if (!from || !to) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  document.dispatchEvent(new Event("selectionchange"));
}

function pointAt(root: HTMLElement, offset: number): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let rest = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (rest <= length) return { node, offset: rest };
    rest -= length;
  }
  return null;
}

const segmenter = new Intl.Segmenter("vi", { granularity: "word" });

/** The words of a text, for choosing them one by one by keyboard. */
export function wordsOf(text: string): Span[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}
