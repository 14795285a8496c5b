import { createHash } from "node:crypto";

/**
 * The machine mark at the end of a comment's text, by which a returned copy is matched: "gy:<id in hex>.<check>". Word
 * and LibreOffice number comments and paragraphs anew when they save; words they leave alone. The check binds the mark
 * to this one file, so that nobody who sends a comment can write another's mark into it.
 * @param id a UUID. @param register SHA-256 of the register the file was made of.
 */
export function markOf(id: string, register: string): string {
  return `gy:${id.replaceAll("-", "")}.${check(id, register)}`;
}

const MARK = /\bgy:([0-9a-f]{32})\.([0-9a-f]{8})\b/g;

/** The id of the last mark in `text` that belongs to this file; null without one. */
export function readMark(text: string, register: string): string | null {
  let found: string | null = null;
  for (const [, hex = "", sum] of text.matchAll(MARK)) {
    const id = uuidOf(hex);
    if (check(id, register) === sum) found = id;
  }
  return found;
}

function check(id: string, register: string): string {
  return createHash("sha256").update(`${register}:${id}`).digest("hex").slice(0, 8);
}

const BOOKMARK = /^_gy([0-9a-f]{32})$/;

/** Name of the hidden bookmark around a heading or a paragraph: it survives saving, and has at most 40 characters. */
export function bookmarkOf(placeId: string): string {
  return `_gy${placeId.replaceAll("-", "")}`;
}

/** The id in a bookmark's name; null for a bookmark of anybody else. */
export function readBookmark(name: string): string | null {
  const hex = BOOKMARK.exec(name)?.[1];
  return hex === undefined ? null : uuidOf(hex);
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
