import { commentSchema } from "~/comments/comment.schema";
import { DISTRICTS, type District } from "~/comments/districts";
import { KINDS, type Kind } from "~/comments/kinds";
import { messages } from "~/messages";
import { looksGarbled } from "../legacy-text";
import { COLUMNS, type Column, type Header } from "./columns";
import { foldWords } from "./fold-words";
import type { BulkPlaces } from "./bulk-places.server";
import type { CellFault, SheetRow } from "./sheet-row";

/** What is wrong with a cell; keys of `bulk.error`. */
export type RowError =
  | CellFault
  | "place-unknown"
  | "paragraph-unknown"
  | "kind-missing"
  | "kind-unknown"
  | "text-missing"
  | "text-too-long"
  | "proposed-too-long"
  | "name-too-long"
  | "organisation-too-long"
  | "district-unknown"
  | "email-wrong"
  | "garbled";

export type RowCells = Partial<Record<Column, string>>;

/** A row as the register takes it. */
export interface GoodRow {
  sectionId: string | null;
  paragraphId: string | null;
  kind: Kind;
  text: string;
  proposed: string | null;
  name: string | null;
  organisation: string | null;
  email: string | null;
  district: District | null;
}

export type CheckedRow = { cells: RowCells } & ({ errors: null; good: GoodRow } | { errors: Partial<Record<Column, RowError>> });

const words = commentSchema.pick({ text: true, proposed: true, name: true, organisation: true, email: true });

const WORD_ERRORS: Record<string, RowError> = {
  textMissing: "text-missing",
  textTooLong: "text-too-long",
  proposedTooLong: "proposed-too-long",
  nameTooLong: "name-too-long",
  organisationTooLong: "organisation-too-long",
  emailWrong: "email-wrong",
};

const MORE_KINDS: Partial<Record<Kind, string[]>> = {
  agree: ["nhất trí", "tán thành"],
  amend: ["sửa", "sửa đổi", "đề nghị sửa đổi"],
  add: ["bổ sung"],
  remove: ["bỏ", "lược bỏ", "đề nghị lược bỏ"],
  other: ["khác"],
};

const kinds = new Map(KINDS.flatMap((kind) => [kind, messages.comment.kind[kind], ...(MORE_KINDS[kind] ?? [])].map((word) => [foldWords(word), kind] as const)));

const districtKey = (text: string) => foldWords(text).replace(/^(huyen|thanh pho|tp|thi xa)\s+/, "");
const districts = new Map(
  DISTRICTS.flatMap((district) => [district, messages.comment.district[district]].map((word) => [districtKey(word), district] as const)),
);
districts.set("ngoai tinh", "ngoai-tinh");

/** @param district of the meeting, where the row names none. */
export function checkRow({ cells: all, faults }: SheetRow, { at }: Header, places: BulkPlaces, district: District | null): CheckedRow {
  const cells: RowCells = {};
  const errors: Partial<Record<Column, RowError>> = {};
  for (const column of COLUMNS) {
    const index = at[column];
    if (index === undefined) continue;
    const cell = all[index] ?? "";
    if (cell !== "") cells[column] = cell;
    const fault = faults.get(index);
    if (fault) errors[column] = fault;
    else if (looksGarbled(cell)) errors[column] = "garbled";
  }

  const place = places.find(cells.place ?? "");
  if (!place.ok) errors.place ??= place.reason;
  const kind = kinds.get(foldWords(cells.kind ?? ""));
  if (!kind) errors.kind ??= (cells.kind ?? "").trim() === "" ? "kind-missing" : "kind-unknown";
  const own = districtKey(cells.district ?? "");
  const where = own === "" ? district : districts.get(own);
  if (where === undefined) errors.district ??= "district-unknown";
  const read = words.safeParse({ text: "", ...cells });
  for (const { path, message } of read.error?.issues ?? []) errors[path[0] as Column] ??= WORD_ERRORS[message]!;

  if (Object.keys(errors).length > 0 || !read.success || !place.ok || !kind || where === undefined) return { cells, errors };
  return { cells, errors: null, good: { ...read.data, kind, district: where, sectionId: place.sectionId, paragraphId: place.paragraphId } };
}
