import type { FileKind } from "~/platform/files/identify-file.server";

/** What may come with a comment. */
export const COMMENT_FILES_MAX = 5;
export const COMMENT_FILE_BYTES = 10 * 2 ** 20;
export const COMMENT_FILE_KINDS = ["pdf", "jpeg", "png", "webp", "docx", "odt"] as const satisfies readonly FileKind[];
