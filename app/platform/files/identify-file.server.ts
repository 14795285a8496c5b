import { identifyArchive } from "./check-archive.server";
import { checkJpeg, checkPng, checkWebp } from "./check-image.server";
import { checkPdf } from "./check-pdf.server";
import { FileBytes } from "./file-bytes.server";

/** The kinds of file the portal knows. */
export const MEDIA_TYPES = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  text: "text/plain",
} as const;

export type FileKind = keyof typeof MEDIA_TYPES;

/** What is wrong within a file whose beginning is that of a known kind. */
export type Fault = "damaged" | "hidden-content" | "active-content" | "too-complex";

export type Identified =
  | { ok: true; mediaType: string }
  | { ok: false; reason: "empty" | "unknown" | "not-allowed" | Fault };

type Checked = { ok: true; kind: FileKind } | Extract<Identified, { ok: false }>;

/**
 * What a file (its path, or its content) is, from its content alone; what it is called and said to be plays no part.
 * It is walked from its beginning to its end in bounded memory; no image is decoded, nothing but an office document's
 * list of parts is unpacked. Never throws for what a file holds, only where it cannot be read.
 */
export async function identifyFile(content: string | Buffer, kinds: readonly FileKind[]): Promise<Identified> {
  const file = await FileBytes.open(content);
  try {
    if (file.size === 0) return { ok: false, reason: "empty" };
    const checked = await check(file, content, kinds);
    if (!checked.ok) return checked;
    return kinds.includes(checked.kind) ? { ok: true, mediaType: MEDIA_TYPES[checked.kind] } : { ok: false, reason: "not-allowed" };
  } finally {
    await file.close();
  }
}

async function check(file: FileBytes, content: string | Buffer, kinds: readonly FileKind[]): Promise<Checked> {
  const head = await file.read(0, 128);
  const kind = kindOf(head);
  if (kind === "archive") {
    if (!kinds.some((each) => ["docx", "odt", "xlsx"].includes(each))) return { ok: false, reason: "not-allowed" };
    return identifyArchive(content, head);
  }
  if (kind === null) return (await isText(file)) ? { ok: true, kind: "text" } : { ok: false, reason: "unknown" };
  if (!kinds.includes(kind)) return { ok: false, reason: "not-allowed" };
  const fault = await CHECKS[kind](file);
  return fault ? { ok: false, reason: fault } : { ok: true, kind };
}

const CHECKS = { pdf: checkPdf, jpeg: checkJpeg, png: checkPng, webp: checkWebp };

function kindOf(head: Buffer): keyof typeof CHECKS | "archive" | null {
  const text = head.toString("latin1");
  if (text.startsWith("%PDF-")) return "pdf";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "webp";
  return text.startsWith("PK\x03\x04") ? "archive" : null;
}

/** Unicode in UTF-8, without the control characters that no text needs. */
async function isText(file: FileBytes): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const data of file.windows(0)) {
      if (/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(decoder.decode(data, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
