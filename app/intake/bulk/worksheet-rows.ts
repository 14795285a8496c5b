import type { XmlEvents } from "./read-xml";
import type { SharedStrings } from "./shared-strings.server";
import { CELL_MAX, COLUMNS_MAX, ROWS_MAX, SHEET_ROWS_MAX, SheetRefused, type CellFault, type SheetRow, type SheetSize } from "./sheet-row";
import { columnOf, dayText, decodeEscapes, numberText } from "./xlsx-text";

interface Cell {
  column: number;
  type: string;
  style: number;
  /** What is in <v>, or in <t> of an inline string. */
  value: string;
  /** What is in <f>; null where there is none. */
  formula: string | null;
}

/** Makes rows of what the XML of a worksheet tells. A formula is not computed, and its kept result is not believed. */
export class WorksheetRows implements XmlEvents {
  #done: SheetRow[] = [];
  #count = 0;
  #last = 0;
  #inData = false;
  #row: SheetRow | null = null;
  #column = -1;
  #cell: Cell | null = null;
  #taking: "value" | "formula" | null = null;
  #reading = false;

  constructor(
    private readonly strings: SharedStrings,
    private readonly dayStyles: ReadonlySet<number>,
    private readonly since1904: boolean,
    private readonly size: SheetSize,
  ) {}

  /** The rows that are complete; each is given once. */
  take(): SheetRow[] {
    const rows = this.#done;
    this.#done = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "dimension") this.size.rows = Number(/:[A-Z]+(\d{1,7})$/.exec(attributes.ref ?? "")?.[1] ?? 0) || null;
    else if (name === "sheetData") this.#inData = true;
    else if (!this.#inData) return;
    else if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (!this.#cell) return;
    else if (name === "rPh") this.#reading = true;
    else if (name === "v" || (name === "t" && !this.#reading)) this.#taking = "value";
    else if (name === "f") {
      this.#cell.formula ??= "";
      this.#taking = "formula";
    }
  }

  text(piece: string): void {
    const cell = this.#cell;
    if (!cell || !this.#taking) return;
    if (this.#taking === "value" && cell.value.length <= CELL_MAX) cell.value += piece;
    else if (this.#taking === "formula" && cell.formula!.length <= CELL_MAX) cell.formula += piece;
  }

  close(name: string): void {
    this.#taking = null;
    if (name === "rPh") this.#reading = false;
    else if (name === "c" && this.#cell) this.#closeCell(this.#cell);
    else if (name === "row" && this.#row) this.#closeRow(this.#row);
    else if (name === "sheetData") this.#inData = false;
  }

  #openRow({ r, hidden }: Record<string, string>): void {
    const number = r === undefined ? this.#last + 1 : Number(r);
    if (!Number.isInteger(number) || number <= this.#last) throw new SheetRefused("damaged");
    if (number > SHEET_ROWS_MAX) throw new SheetRefused("too-many-rows");
    this.#last = number;
    this.#row = { number, cells: [], faults: new Map(), hidden: hidden === "1" || hidden === "true" };
    this.#column = -1;
  }

  #openCell({ r, t = "n", s = "0" }: Record<string, string>): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (!this.#row || column === null || column <= this.#column) throw new SheetRefused("damaged");
    this.#column = column;
    this.#cell = { column, type: t, style: Number(s), value: "", formula: null };
  }

  #closeCell(cell: Cell): void {
    this.#cell = null;
    const { text, fault } = this.#read(cell);
    if (text === "" && !fault) return;
    if (cell.column >= COLUMNS_MAX) throw new SheetRefused("too-many-columns");
    const { cells, faults } = this.#row!;
    while (cells.length < cell.column) cells.push("");
    cells[cell.column] = text.slice(0, CELL_MAX);
    if (fault) faults.set(cell.column, fault);
  }

  #closeRow(row: SheetRow): void {
    this.#row = null;
    if (row.cells.length === 0) return;
    if (++this.#count > ROWS_MAX) throw new SheetRefused("too-many-rows");
    this.#done.push(row);
  }

  #read({ type, style, value, formula }: Cell): { text: string; fault?: CellFault } {
    if (formula !== null) return { text: formula === "" ? "=" : `=${formula}`, fault: "formula" };
    if (value === "") return { text: "" };
    if (type === "e") return { text: value, fault: "cell-error" };
    const text = this.#textOf(type, style, value);
    return text.length > CELL_MAX ? { text, fault: "cell-too-long" } : { text };
  }

  #textOf(type: string, style: number, value: string): string {
    switch (type) {
      case "s":
        return this.strings.get(Number(value));
      case "inlineStr":
      case "str":
        return decodeEscapes(value);
      case "b":
        return value.trim() === "1" ? "TRUE" : "FALSE";
      case "d": {
        const at = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
        return at ? `${Number(at[3])}/${Number(at[2])}/${Number(at[1])}` : value;
      }
      default: {
        const day = this.dayStyles.has(style) ? dayText(Number(value), this.since1904) : null;
        return day ?? numberText(value);
      }
    }
  }
}
