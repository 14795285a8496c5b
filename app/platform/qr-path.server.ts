import { create } from "qrcode";

/** Blank modules around a code (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a QR code: the outline of its dark modules as an SVG path, in a square of `size` units. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const from = column;
      while (column < modules.size && modules.get(row, column)) column++;
      if (column > from) path += `M${from + QUIET} ${row + QUIET}h${column - from}v1h-${column - from}z`;
    }
  }
  return { size: modules.size + 2 * QUIET, path };
}
