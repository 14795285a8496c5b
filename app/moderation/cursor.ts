/** The last row of a page: the next page begins after it. */
export interface Cursor {
  at: Date;
  id: string;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const FORM = new RegExp(`^(\\d{1,15})_(${UUID})$`);

export function isId(value: string | null | undefined): value is string {
  return value != null && new RegExp(`^${UUID}$`).test(value);
}

/** As it stands in an address: epoch milliseconds and id. */
export function writeCursor({ at, id }: Cursor): string {
  return `${at.getTime()}_${id}`;
}

/** Null for anything `writeCursor` did not write. */
export function readCursor(value: string | null | undefined): Cursor | null {
  const match = FORM.exec(value ?? "");
  return match ? { at: new Date(Number(match[1])), id: match[2]! } : null;
}
