import type { FileBytes } from "./file-bytes.server";
import { endsAsArchive, holdsForeignContent } from "./foreign-content.server";
import type { Fault } from "./identify-file.server";

/** Readers look this far from either end. */
const EDGE = 1024;
const LONGEST_NAME = 64;
/** Names by which a document acts or carries other files, each letter also as PDF may write it, "#4a". */
const ACTIVE = new RegExp(
  `/(?:${["JavaScript", "Launch", "EmbeddedFiles?", "RichMedia"].map(spelled).join("|")})(?![A-Za-z0-9])`,
);

function spelled(name: string): string {
  return name.replace(/[A-Za-z]\??/g, (letter) => {
    const code = letter.charCodeAt(0).toString(16);
    const either = `(?:${letter[0]}|#${code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
    return letter.endsWith("?") ? `${either}?` : either;
  });
}

/**
 * Looks at the two ends of a PDF and for what it does when it is opened. What stands in compressed parts is not seen:
 * nobody is to rely on this alone, so it is never shown within a page of the portal.
 */
export async function checkPdf(file: FileBytes): Promise<Fault | null> {
  const head = (await file.read(0, EDGE)).toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(head)) return "damaged";
  if (/<script|<html/i.test(head)) return "hidden-content";
  const from = Math.max(0, file.size - EDGE);
  const end = (await file.read(from, EDGE)).lastIndexOf("%%EOF", undefined, "latin1");
  if (end === -1) return "damaged";
  if ((await holdsForeignContent(file, from + end + 5)) || (await endsAsArchive(file))) return "hidden-content";
  for await (const data of file.windows(0, LONGEST_NAME)) if (ACTIVE.test(data.toString("latin1"))) return "active-content";
  return null;
}
