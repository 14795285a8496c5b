/**
 * The submission key of a row: a UUID (RFC 9562, version 8) of the import's id and the row's number in the sheet. So the
 * database itself refuses to register a row twice, and a comment tells which row it was.
 */
export function rowKey(importId: string, number: number): string {
  return `${importId.slice(0, 14)}8${importId.slice(15, 28)}${number.toString(16).padStart(8, "0")}`;
}

/** The row's number in the sheet. */
export function rowOf(key: string): number {
  return parseInt(key.slice(-8), 16);
}
