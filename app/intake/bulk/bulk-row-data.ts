import type { GoodRow, RowCells } from "./check-row";

/** What a good row becomes, with all that is decided before it is registered; as it is kept until then. */
export interface ReadyRow extends GoodRow {
  id: string;
  contributorId: string | null;
  submissionKey: string;
  receiptCode: string;
}

/** Column `data` of bulk_row: the cells as they stand in the sheet, only that of the place when nothing is wrong, and then what becomes of the row. */
export interface BulkRowData {
  cells: RowCells;
  ready: ReadyRow | null;
}
