import path from "node:path";
import { Archive } from "./open-archive.server";
import { readWholeXml, readXml } from "./read-xml";
import { SharedStrings, readSharedStrings } from "./shared-strings.server";
import { SheetRefused, type SheetRow, type SheetSize } from "./sheet-row";
import { WorksheetRows } from "./worksheet-rows";
import { isDayFormat, showsDay } from "./xlsx-text";

const MB = 2 ** 20;
/** Bytes of one part of the workbook, inflated. */
const SHEET_BYTES = 1024 * MB;
const STRINGS_BYTES = 512 * MB;
const SMALL_BYTES = 16 * MB;

const WORKBOOK = /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(sheet|template)\.main\+xml$/;

/** A workbook whose sheets are read row by row. Nothing in it is run or followed: no formula, no macro, no link. */
export interface Workbook {
  /** Worksheets in the order of the tabs. */
  sheets: string[];
  /** @param size is told what the sheet says of itself. */
  rows(sheet: string, size: SheetSize): AsyncGenerator<SheetRow, void, undefined>;
  close(): void;
}

/** @throws {SheetRefused} */
export async function openXlsx(file: string): Promise<Workbook> {
  const archive = await Archive.open(file);
  const strings = new SharedStrings(`${file}.strings`);
  const close = () => {
    strings.close();
    archive.close();
  };
  try {
    const parts = await findParts(archive);
    const dayStyles = parts.styles ? await readDayStyles(archive, parts.styles) : new Set<number>();
    if (parts.strings) await readSharedStrings(archive.read(parts.strings, STRINGS_BYTES), strings);
    return {
      sheets: parts.sheets,
      close,
      async *rows(sheet, size) {
        const rows = new WorksheetRows(strings, dayStyles, parts.since1904, size);
        for await (const _ of readXml(archive.read(sheet, SHEET_BYTES), rows)) yield* rows.take();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Refuses at once what its list of parts shows to be no workbook, or one with macros. @throws {SheetRefused} */
export async function checkXlsx(file: string): Promise<void> {
  const archive = await Archive.open(file);
  try {
    await findParts(archive);
  } finally {
    archive.close();
  }
}

async function findParts(archive: Archive) {
  const small = (name: string) => archive.read(name, SMALL_BYTES);
  if (!archive.has("[Content_Types].xml") || !archive.has("_rels/.rels")) throw new SheetRefused("not-a-spreadsheet");
  if (archive.some((name) => name.endsWith("vbaproject.bin"))) throw new SheetRefused("macros");
  const root = await readRelations(small("_rels/.rels"), "");
  const workbook = root.find(({ type }) => type === "officeDocument")?.target ?? "";
  let contentType = "";
  await readWholeXml(small("[Content_Types].xml"), {
    open(name, { PartName, ContentType }) {
      if (name === "Override" && PartName?.toLowerCase() === `/${workbook.toLowerCase()}`) contentType = ContentType ?? "";
    },
  });
  if (/macroEnabled/i.test(contentType)) throw new SheetRefused("macros");
  if (!WORKBOOK.test(contentType)) throw new SheetRefused("not-a-spreadsheet");

  const folder = path.posix.dirname(workbook);
  const relations = await readRelations(small(`${folder}/_rels/${path.posix.basename(workbook)}.rels`), folder);
  const ids: string[] = [];
  let since1904 = false;
  await readWholeXml(small(workbook), {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      if (id !== undefined) ids.push(id);
    },
  });
  const sheets = ids.flatMap((id) => relations.filter((each) => each.id === id && each.type === "worksheet").map(({ target }) => target));
  if (sheets.length === 0) throw new SheetRefused("not-a-spreadsheet");
  const one = (type: string) => relations.find((each) => each.type === type && archive.has(each.target))?.target;
  return { sheets, since1904, strings: one("sharedStrings"), styles: one("styles") };
}

interface Relation {
  id: string;
  /** The last word of its type's address, which two versions of the standard write differently. */
  type: string;
  /** Name of a part. */
  target: string;
}

/** What a part refers to inside the archive; what is outside of it is left out. */
async function readRelations(chunks: AsyncIterable<Buffer>, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await readWholeXml(chunks, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return;
      const target = path.posix.normalize(Target.startsWith("/") ? Target.slice(1) : path.posix.join(folder, Target));
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return relations;
}

/** Numbers of the cell formats that show a day. */
async function readDayStyles(archive: Archive, name: string): Promise<Set<number>> {
  const own = new Map<string, boolean>();
  const styles = new Set<number>();
  let counting = false;
  let count = 0;
  await readWholeXml(archive.read(name, SMALL_BYTES), {
    open(element, { numFmtId = "", formatCode = "" }) {
      if (element === "numFmt") own.set(numFmtId, showsDay(formatCode));
      else if (element === "cellXfs") counting = true;
      else if (element === "xf" && counting) {
        if (own.get(numFmtId) ?? isDayFormat(Number(numFmtId))) styles.add(count);
        count += 1;
      }
    },
    close(element) {
      if (element === "cellXfs") counting = false;
    },
  });
  return styles;
}
