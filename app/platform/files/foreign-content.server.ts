import type { FileBytes } from "./file-bytes.server";

/** Beginnings of other files, where they stand behind the end of an image or a document. */
const FOREIGN = /PK\x03\x04[\x00-\x3f]\x00|%PDF-|<script|<html|<svg|<\?php|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x7fELF/i;
/** Longest distance of the two marks by which a Windows program is known. */
const PROGRAM_SPAN = 4096;

/** Whether what follows `from` holds another file. Photographs of telephones often carry a second image there, or a film. */
export async function holdsForeignContent(file: FileBytes, from: number): Promise<boolean> {
  for await (const data of file.windows(from, PROGRAM_SPAN)) {
    const text = data.toString("latin1");
    if (FOREIGN.test(text) || holdsProgram(data, text)) return true;
  }
  return false;
}

/** "MZ" alone comes about by chance; with the header it names, not. */
function holdsProgram(data: Buffer, text: string): boolean {
  for (let at = text.indexOf("MZ"); at !== -1; at = text.indexOf("MZ", at + 1)) {
    if (at + 0x40 > data.length) return false;
    const header = at + Math.min(data.readUInt32LE(at + 0x3c), PROGRAM_SPAN);
    if (text.startsWith("PE\0\0", header)) return true;
  }
  return false;
}

/** A comment of a ZIP archive has at most 65,535 bytes, and its directory's end 22. */
const ARCHIVE_TAIL = 65_535 + 22;

/** Whether a program that unpacks archives, which looks from the end, would take the file for one. */
export async function endsAsArchive(file: FileBytes): Promise<boolean> {
  const from = Math.max(0, file.size - ARCHIVE_TAIL);
  const tail = await file.read(from, ARCHIVE_TAIL);
  for (let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1"); at !== -1; at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1")) {
    if (at + 22 > tail.length) continue;
    const [disk, here, all] = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
    if (disk === 0 && here === all && tail.readUInt32LE(at + 12) <= from + at) return true;
  }
  return false;
}
