import { z } from "zod";
import { BYTE_ORDER_MARK, csvRecord } from "~/platform/csv";

/**
 * An answer as a table: the entries of its one list, or itself where it is no list. Columns are the schema's, so that an
 * empty table has them too; what is inside an object has a column of its own, and lists stand in one cell, as JSON.
 */
export function toCsv(schema: z.ZodObject, list: string | null, data: Record<string, unknown>): string {
  const item = list === null ? schema : (unwrap(schema.shape[list]) as z.ZodArray).element;
  const columns = columnsOf(unwrap(item) as z.ZodObject, []);
  const rows = list === null ? [data] : (data[list] as unknown[]);
  return BYTE_ORDER_MARK + csvRecord(columns.map((path) => path.join("_"))) + rows.map((row) => csvRecord(columns.map((path) => cellAt(row, path)))).join("");
}

function columnsOf(schema: z.ZodObject, above: string[]): string[][] {
  return Object.entries(schema.shape).flatMap(([name, inner]) => {
    const field = unwrap(inner);
    return field instanceof z.ZodObject ? columnsOf(field, [...above, name]) : [[...above, name]];
  });
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodNullable ? unwrap(schema.unwrap()) : schema;
}

function cellAt(row: unknown, path: string[]): string {
  const value = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name] ?? null, row);
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
