import { CELL_MAX, COLUMNS_MAX, ROWS_MAX, SheetRefused, type CellFault, type SheetRow } from "./sheet-row";

/** What may stand between two cells, the commonest first. */
export const SEPARATORS = [",", ";", "\t"] as const;

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
/** UTF-16 units of one quoted cell: past it, the quote was never meant to open one. */
const QUOTED_MAX = 2 ** 20;

type State = "start" | "plain" | "quoted" | "closed";

/**
 * Makes rows of CSV, piece by piece (RFC 4180, with any of three separators and any line end). A quote opens a cell
 * only where the cell begins.
 */
export class CsvParser {
  readonly #separator: number;
  #rows: SheetRow[] = [];
  #state: State = "start";
  #cells: string[] = [];
  #faults = new Map<number, CellFault>();
  #cell = "";
  #number = 0;
  #count = 0;
  #line = 1;
  /** Line on which the quoted cell in hand began, and what it has been long since. */
  #quotedFrom = 1;
  #quoted = 0;
  /** The last character was a carriage return that ended a row. */
  #afterReturn = false;
  #begun = false;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** The rows that are complete; each is given once. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  push(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0) throw new SheetRefused("nul", String(this.#line));
      if (this.#afterReturn) {
        this.#afterReturn = false;
        if (unit === LF) {
          from = at + 1;
          continue;
        }
      }
      if (this.#state === "quoted") {
        if (unit === LF) this.#line += 1;
        if (unit !== QUOTE) continue;
        this.#add(text.slice(from, at));
        from = at + 1;
        this.#state = "closed";
      } else if (unit === this.#separator) {
        this.#add(text.slice(from, at));
        from = at + 1;
        this.#endCell();
      } else if (unit === LF || unit === CR) {
        this.#add(text.slice(from, at));
        from = at + 1;
        this.#endRow();
        this.#line += 1;
        this.#afterReturn = unit === CR;
      } else if (this.#state === "closed") {
        // Two quotes in a quoted cell are one; after a closed cell nothing else can stand.
        if (unit !== QUOTE) throw new SheetRefused("quote", String(this.#quotedFrom));
        this.#state = "quoted";
        from = at;
      } else if (this.#state === "start") {
        this.#begun = true;
        this.#state = unit === QUOTE ? "quoted" : "plain";
        if (unit === QUOTE) {
          from = at + 1;
          this.#quotedFrom = this.#line;
          this.#quoted = 0;
        }
      }
    }
    this.#add(text.slice(from));
  }

  end(): void {
    if (this.#state === "quoted") throw new SheetRefused("quote", String(this.#quotedFrom));
    if (this.#begun) this.#endRow();
  }

  #add(piece: string): void {
    this.#quoted += piece.length;
    if (this.#state === "quoted" && this.#quoted > QUOTED_MAX) throw new SheetRefused("quote", String(this.#quotedFrom));
    // One more than a cell may hold tells that it is too long.
    if (this.#cell.length <= CELL_MAX) this.#cell += piece.slice(0, CELL_MAX + 1);
  }

  #endCell(): void {
    const column = this.#cells.length;
    if (this.#cell !== "" && column >= COLUMNS_MAX) throw new SheetRefused("too-many-columns");
    if (this.#cell.length > CELL_MAX) this.#faults.set(column, "cell-too-long");
    if (column <= COLUMNS_MAX) this.#cells.push(this.#cell.slice(0, CELL_MAX));
    this.#cell = "";
    this.#state = "start";
    this.#begun = true;
  }

  #endRow(): void {
    this.#endCell();
    this.#number += 1;
    this.#begun = false;
    const cells = this.#cells;
    const faults = this.#faults;
    this.#cells = [];
    this.#faults = new Map();
    while (cells.at(-1) === "") cells.pop();
    if (cells.length === 0) return;
    if (++this.#count > ROWS_MAX) throw new SheetRefused("too-many-rows");
    this.#rows.push({ number: this.#number, cells, faults, hidden: false });
  }
}
