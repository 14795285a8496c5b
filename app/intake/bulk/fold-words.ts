/** Words by which names are compared: no case, no marks, no punctuation; "Huyện, thành phố" is "huyen thanh pho". */
export function foldWords(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
