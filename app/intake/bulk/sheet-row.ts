/** One row of a spreadsheet, whatever the kind of its file. Rows without content are not given. */
export interface SheetRow {
  /** In the sheet, from 1. */
  number: number;
  /** Texts by column, from the first; missing at the end, where there is nothing more. */
  cells: string[];
  /** What kept a cell from being read, by column. */
  faults: Map<number, CellFault>;
  hidden: boolean;
}

/** How many rows a sheet says it has, the empty ones perhaps included; null while nothing is said. */
export interface SheetSize {
  rows: number | null;
}

/** "formula": its result is nobody's word; "cell-error": such as #N/A; "cell-too-long": more than a cell can hold. */
export type CellFault = "formula" | "cell-error" | "cell-too-long";

/** UTF-16 units one cell can hold. */
export const CELL_MAX = 32_767;
/** Columns with content. */
export const COLUMNS_MAX = 200;
/** Rows with content, the header included. */
export const ROWS_MAX = 200_000;
/** Rows of a worksheet, empty ones included, as every spreadsheet program has it. */
export const SHEET_ROWS_MAX = 1_048_576;

/** Why a file is refused as a whole; keys of `bulk.problem`. */
export const PROBLEMS = [
  "empty",
  "not-a-spreadsheet",
  "old-or-encrypted",
  "macros",
  "damaged",
  "doctype",
  "too-large",
  "too-many-rows",
  "too-many-columns",
  "encoding",
  "nul",
  "quote",
  "no-header",
  "columns-missing",
  "columns-twice",
  "no-rows",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** The file cannot be taken. `detail`: the line of a CSV file, or the keys of columns, separated by commas. */
export class SheetRefused extends Error {
  override name = "SheetRefused";

  constructor(
    readonly problem: Problem,
    readonly detail = "",
  ) {
    super(detail ? `${problem}: ${detail}` : problem);
  }
}
