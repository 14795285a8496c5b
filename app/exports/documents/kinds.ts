/** Documents that can be made together, in the order in which they are listed. */
export const DOCUMENT_KINDS = [
  "synthesis-docx",
  "synthesis-xlsx",
  "report-docx",
  "commented-draft-docx",
  "withheld-annex-docx",
  "register-xlsx",
  "register-csv",
  "register-jsonl",
  "new-xlsx",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
/** Those that say something without a delivery: what is new is new since the last one. */
export const SET_KINDS = DOCUMENT_KINDS.filter((kind) => kind !== "new-xlsx");

/** Whose rules the documents are set by: the Party's (Hướng dẫn 36-HD/VPTW) or the State's (Nghị định 30/2020/NĐ-CP). */
export const LAYOUTS = ["party", "state"] as const;
export type Layout = (typeof LAYOUTS)[number];

export const MEDIA_TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

/** "docx" of "report-docx" */
export function endingOf(kind: DocumentKind): keyof typeof MEDIA_TYPES {
  return kind.slice(kind.lastIndexOf("-") + 1) as keyof typeof MEDIA_TYPES;
}
