const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** The text that stands for itself and for `_xHHHH_`, as which a workbook writes what XML cannot hold (ST_Xstring). */
export function decodeEscapes(text: string): string {
  return text.includes("_x") ? text.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

/** Column of a cell's address, from 0: 1 for "B7"; null for what is no address. */
export function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(address)?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Whether a number format of its own shows a day: a format of time alone does not. */
export function showsDay(formatCode: string): boolean {
  const plain = formatCode.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, "");
  return /[dy]/i.test(plain) && !/General/i.test(plain);
}

/** Formats every program knows by number that show a day (ECMA-376 Part 1, 18.8.30). */
export function isDayFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

const DAY = 86_400_000;

/** "18/6/2020" for a spreadsheet's number of a day, with the time of day if it has one; null for what is no day. */
export function dayText(serial: number, since1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  // Before 1/3/1900 the count is off by the 29/2/1900 that never was.
  const days = since1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round((days * DAY) / 1000) * 1000);
  const date = `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`;
  const time = `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, "0")}`;
  return time === "0:00" ? date : `${date} ${time}`;
}

/** A number as somebody typed it: without the last digits that binary fractions add. */
export function numberText(value: string): string {
  const number = Number(value);
  return value.trim() === "" || !Number.isFinite(number) ? value : String(Number(number.toPrecision(15)));
}
