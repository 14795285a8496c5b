import yauzl from "yauzl";
import type { Identified } from "./identify-file.server";

const MAX_ENTRIES = 2_000;
/** Bytes that all entries together may have when unpacked, and how many times what they have packed. */
const MAX_UNPACKED = 300 * 2 ** 20;
const MAX_RATIO = 200;
/** The list of a document's parts, unpacked. */
const MAX_LIST = 2 ** 20;

/** Parts that hold programs: of Word and Excel, and of LibreOffice. */
const MACROS = /vbaProject\.bin$|(^|\/)(activeX|macrosheets)\/|^(Basic|Scripts)\//i;
/** What an OpenDocument text begins with, behind the 30 bytes of its first entry's head. */
const OPEN_TEXT = "mimetypeapplication/vnd.oasis.opendocument.text";

type Kind = "docx" | "odt" | "xlsx";

/** What office document an archive is, from its directory: nothing is unpacked but the short list of its parts. */
export async function identifyArchive(
  content: string | Buffer,
  head: Buffer,
): Promise<{ ok: true; kind: Kind } | Extract<Identified, { ok: false }>> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = typeof content === "string" ? await yauzl.openPromise(content, { autoClose: false }) : await yauzl.fromBufferPromise(content);
    return await readDirectory(zip, head.toString("latin1", 30, 30 + OPEN_TEXT.length) === OPEN_TEXT);
  } catch (error) {
    // A file that is away or cannot be read is not the sender's fault.
    if (typeof (error as NodeJS.ErrnoException).errno === "number") throw error;
    return { ok: false, reason: "damaged" };
  } finally {
    if (typeof content === "string") zip?.close();
  }
}

async function readDirectory(zip: yauzl.ZipFile, openText: boolean): ReturnType<typeof identifyArchive> {
  if (zip.entryCount > MAX_ENTRIES) return { ok: false, reason: "too-complex" };
  const names = new Set<string>();
  let list: yauzl.Entry | undefined;
  let [packed, unpacked] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    // Entries that lie over each other have more bytes than the file.
    if (entry.isEncrypted() || unpacked > MAX_UNPACKED || packed > zip.fileSize) return { ok: false, reason: "too-complex" };
    if (entry.fileName.split("/").includes("..") || names.has(entry.fileName)) return { ok: false, reason: "damaged" };
    if (MACROS.test(entry.fileName)) return { ok: false, reason: "active-content" };
    names.add(entry.fileName);
    if (entry.fileName === "[Content_Types].xml") list = entry;
  }
  if (unpacked > MAX_RATIO * Math.max(packed, 1024)) return { ok: false, reason: "too-complex" };
  if (openText && names.has("content.xml")) return { ok: true, kind: "odt" };
  const kind = names.has("word/document.xml") ? "docx" : names.has("xl/workbook.xml") ? "xlsx" : null;
  if (!list || !kind) return { ok: false, reason: "unknown" };
  const types = await readList(zip, list);
  if (types === null) return { ok: false, reason: "too-complex" };
  // A macro's part may have any name; its type says what it is.
  return /vbaProject|macroEnabled|activeX/i.test(types) ? { ok: false, reason: "active-content" } : { ok: true, kind };
}

async function readList(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string | null> {
  if (entry.uncompressedSize > MAX_LIST) return null;
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
