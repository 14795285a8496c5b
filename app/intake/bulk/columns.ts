import { foldWords } from "./fold-words";

/** What a row of a list says, in the order of the template; keys of `bulk.column`. */
export const COLUMNS = ["place", "kind", "text", "proposed", "name", "organisation", "district", "email"] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these there is no list of opinions. */
const REQUIRED: readonly Column[] = ["place", "kind", "text"];

/** The headings of the template first, then what else they are called. */
const HEADINGS: Record<Column, readonly [string, ...string[]]> = {
  place: ["Mục", "Mã mục", "Mục góp ý", "Phần, mục", "Vị trí", "Về mục"],
  kind: ["Loại ý kiến", "Loại", "Loại góp ý", "Hình thức góp ý"],
  text: ["Nội dung ý kiến", "Nội dung", "Ý kiến", "Ý kiến góp ý", "Nội dung góp ý", "Góp ý"],
  proposed: ["Đề nghị viết lại", "Câu chữ đề xuất", "Câu chữ đề nghị", "Đề xuất câu chữ", "Đề nghị sửa thành", "Viết lại"],
  name: ["Họ và tên", "Họ tên", "Tên", "Người góp ý", "Họ tên người góp ý", "Họ và tên người góp ý"],
  organisation: ["Đơn vị", "Cơ quan", "Tổ chức", "Cơ quan, tổ chức", "Đơn vị công tác", "Cơ quan, đơn vị"],
  district: ["Huyện, thành phố", "Huyện", "Huyện/thành phố", "Địa bàn", "Nơi ở", "Địa phương"],
  email: ["Thư điện tử", "E-mail", "Địa chỉ thư điện tử", "Địa chỉ e-mail", "Hộp thư"],
};

/** The heading the template gives a column. */
export const headingOf = (column: Column): string => HEADINGS[column][0];

const byHeading = new Map(COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [foldWords(heading), column] as const)));

export interface Header {
  /** Index of each column that is there. */
  at: Partial<Record<Column, number>>;
  /** Headings that mean nothing here, as they are written. */
  unused: string[];
  missing: Column[];
  /** Columns that two headings name. */
  twice: Column[];
  /** How many columns were known. */
  known: number;
}

/** Reads a row as the header of a list: columns are known by name, in any order. */
export function readHeader(cells: readonly string[]): Header {
  const at: Partial<Record<Column, number>> = {};
  const unused: string[] = [];
  const twice = new Set<Column>();
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === "") continue;
    const column = byHeading.get(foldWords(cell));
    if (column === undefined) unused.push(cell.replace(/\s+/g, " ").trim().slice(0, 60));
    else if (at[column] === undefined) at[column] = index;
    else twice.add(column);
  }
  const missing = REQUIRED.filter((column) => at[column] === undefined);
  return { at, unused, missing, twice: [...twice], known: Object.keys(at).length };
}
