/** Bytes in words: "812 KB", "3,4 MB" in Vietnamese. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit, digits] = bytes < 2 ** 20 ? [Math.max(1, bytes / 2 ** 10), "KB", 0] : [bytes / 2 ** 20, "MB", 1];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}
