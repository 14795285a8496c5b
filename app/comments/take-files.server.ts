import type { Database } from "~/platform/db.server";
import { identifyFile, type FileKind, type Identified } from "~/platform/files/identify-file.server";
import type { UploadedFile } from "~/platform/files/uploaded-file";
import { attachFiles, type AttachResult } from "./attach-files.server";
import { COMMENT_FILE_KINDS } from "./file-rules";
import type { ReceiptLine } from "./lock-comment.server";

/** What is wrong with a file, by its name. */
export interface FileFault {
  name: string;
  reason: Extract<Identified, { ok: false }>["reason"] | "too-large";
}

export interface CheckedFile {
  name: string;
  mediaType: string;
  sha256: string;
  content: string;
}

/** Finds out what files are; `faults` names those that are not taken, and then none is to be. */
export async function checkFiles(
  uploads: UploadedFile[],
  kinds: readonly FileKind[],
): Promise<{ ok: true; files: CheckedFile[] } | { ok: false; faults: FileFault[] }> {
  const files: CheckedFile[] = [];
  const faults: FileFault[] = [];
  for (const { name, path, sha256, tooLarge } of uploads) {
    const found = tooLarge ? ({ ok: false, reason: "too-large" } as const) : await identifyFile(path, kinds);
    if (found.ok) files.push({ name, mediaType: found.mediaType, sha256, content: path });
    else faults.push({ name, reason: found.reason });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, files };
}

export type TakeFilesResult = AttachResult | { ok: false; reason: "none-chosen" } | { ok: false; reason: "faults"; faults: FileFault[] };

/** Takes files that were sent to go with a comment: all of them or none. */
export async function takeFiles(db: Database, { uploads, ...line }: ReceiptLine & { uploads: UploadedFile[] }, now: Date): Promise<TakeFilesResult> {
  if (uploads.length === 0) return { ok: false, reason: "none-chosen" };
  const checked = await checkFiles(uploads, COMMENT_FILE_KINDS);
  if (!checked.ok) return { ok: false, reason: "faults", faults: checked.faults };
  return attachFiles(db, { ...line, files: checked.files }, now);
}
