/** The sentences of a paragraph, with their marks. A number such as 3.000 or 1,5 stays whole. */
export function splitSentences(text: string): string[] {
  return (text.match(/.+?(?:[.!?;…](?=\s)|$)/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}
