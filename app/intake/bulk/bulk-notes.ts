import type { LegacyEncoding } from "../legacy-text";

/** What staff are told about a file besides its rows; column `notes` of bulk_import. */
export interface BulkNotes {
  /** The draft its places belong to. */
  draftId?: string;
  /** Headings that mean nothing here. */
  unused?: string[];
  /** Number of rows that are hidden in the sheet, and taken. */
  hidden?: number;
  /** How many rows came in an encoding of before Unicode. */
  recovered?: number;
  recoveredFrom?: LegacyEncoding;
  /** Rows written into the register so far. */
  registered?: number;
}
