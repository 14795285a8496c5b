import fs from "node:fs";
import { recoverLegacyText } from "../legacy-text";
import { readHeader } from "./columns";
import { CsvParser, SEPARATORS } from "./csv-parser";
import { SheetRefused, type SheetRow, type SheetSize } from "./sheet-row";

const PIECE = 64 * 1024;
/** Rows looked at to find out what separates the cells. */
const SAMPLE_ROWS = 20;

/**
 * The rows of a CSV file in UTF-8, in UTF-16 with its mark, or in an encoding of before Unicode that can be told (as it
 * stands there: see recover-row.ts). @throws {SheetRefused}
 */
export async function* readCsv(file: string, size: SheetSize): AsyncGenerator<SheetRow, void, undefined> {
  const encoding = await findEncoding(file, size);
  let parser: CsvParser | undefined;
  let waiting = "";
  for await (const text of decodeFile(file, encoding)) {
    if (parser) parser.push(text);
    else {
      waiting += text;
      if (waiting.length < PIECE) continue;
      parser = begin(waiting);
    }
    yield* parser.take();
  }
  parser ??= begin(waiting);
  parser.end();
  yield* parser.take();
}

function begin(start: string): CsvParser {
  // Excel's own way to name the separator in a first line.
  const named = /^sep=([,;\t])\r?\n/i.exec(start);
  const parser = new CsvParser(named?.[1] ?? findSeparator(start));
  parser.push(named ? start.slice(named[0].length) : start);
  return parser;
}

/** The separator that makes a header of the first rows; where none does, the one that stands most often in a row. */
function findSeparator(start: string): string {
  const rated = SEPARATORS.map((separator) => {
    const parser = new CsvParser(separator);
    try {
      parser.push(start);
      parser.end();
    } catch {
      // The sample ends in the middle of a cell; what is wrong with the file is told when it is read.
    }
    const rows = parser.take().slice(0, SAMPLE_ROWS);
    const known = Math.max(0, ...rows.map(({ cells }) => readHeader(cells).known));
    return { separator, known, cells: rows[0]?.cells.length ?? 0 };
  });
  return rated.reduce((best, next) => (next.known > best.known || (next.known === best.known && next.cells > best.cells) ? next : best)).separator;
}

async function findEncoding(file: string, size: SheetSize): Promise<string> {
  const handle = await fs.promises.open(file);
  const head = Buffer.alloc(4 * PIECE);
  const { bytesRead } = await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (await isUtf8(file, size)) return "utf-8";
  // Written for the fonts of before Unicode: each byte a character, to be recovered row by row.
  const oneByte = "windows-1252";
  const { from } = recoverLegacyText(new TextDecoder(oneByte).decode(head.subarray(0, bytesRead)));
  if (from === null) throw new SheetRefused("encoding");
  return oneByte;
}

/** Counts the lines on the way: a cell of several makes it too many. */
async function isUtf8(file: string, size: SheetSize): Promise<boolean> {
  let lines = 1;
  try {
    for await (const text of decodeFile(file, "utf-8")) {
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
    }
    size.rows = lines;
    return true;
  } catch (error) {
    if (error instanceof SheetRefused) return false;
    throw error;
  }
}

async function* decodeFile(file: string, encoding: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytes: AsyncIterable<Buffer> = fs.createReadStream(file, { highWaterMark: PIECE });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new SheetRefused("encoding") : error;
  }
}
