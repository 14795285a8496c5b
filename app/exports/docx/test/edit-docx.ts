import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** Parts of a package by name, in their order. */
export type Parts = Map<string, string>;

export async function unzip(bytes: Buffer): Promise<Parts> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: Parts = new Map();
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString("utf8"));
  }
  return parts;
}

export async function zip(parts: Iterable<[string, string]>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, text] of parts) file.addBuffer(Buffer.from(text), name);
  file.end();
  return buffer(file.outputStream);
}

/** The bytes as a file of its own, gone after the test. */
export function asFile(bytes: Buffer, name = "tra-ve.docx"): string {
  const directory = temporary();
  const file = path.join(directory, name);
  writeFileSync(file, bytes);
  return file;
}

export function temporary(): string {
  const directory = mkdtempSync(path.join(tmpdir(), "docx-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Changes one part. @throws when the change changes nothing */
export function edit(parts: Parts, name: string, change: (xml: string) => string): void {
  const before = parts.get(name) ?? "";
  const after = change(before);
  if (after === before) throw new Error(`Nothing was changed in ${name}.`);
  parts.set(name, after);
}

const tracked = (kind: "ins" | "del", author: string) =>
  new RegExp(`<w:${kind} w:id="\\d+" w:author="${author}"[^>]*>((?:(?!</w:${kind}>).)*)</w:${kind}>`, "gs");

/** What Word's "accept" leaves of an author's changes. */
export function accept(parts: Parts, author: string): void {
  edit(parts, "word/document.xml", (xml) => xml.replace(tracked("del", author), "").replace(tracked("ins", author), "$1"));
}

/** What Word's "reject" leaves of them. */
export function reject(parts: Parts, author: string): void {
  edit(parts, "word/document.xml", (xml) =>
    xml.replace(tracked("ins", author), "").replace(tracked("del", author), (_, run: string) => run.replaceAll("delText", "t")),
  );
}

export interface Answer {
  author: string;
  text: string;
}

let answers = 0;

/** A new comment as Word writes it, on the anchor of comment `number`; an answer to it when `parent` is its paraId. */
export function addComment(parts: Parts, number: number, { author, text }: Answer, parent?: string): string {
  const id = 900_000 + ++answers;
  const paraId = `7${id.toString(16).padStart(7, "0")}`.toUpperCase();
  const lines = text.split("\n").map((line, index, all) => {
    const last = index === all.length - 1 ? ` w14:paraId="${paraId}"` : "";
    return `<w:p${last}><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`;
  });
  edit(parts, "word/comments.xml", (xml) =>
    xml.replace(
      "</w:comments>",
      `<w:comment w:id="${id}" w:author="${author}" w:date="2020-07-01T08:00:00Z" w:initials="B">${lines.join("")}</w:comment></w:comments>`,
    ),
  );
  if (parent !== undefined) {
    edit(parts, "word/commentsExtended.xml", (xml) =>
      xml.replace(
        "</w15:commentsEx>",
        `<w15:commentEx w15:paraId="${paraId}" w15:paraIdParent="${parent}" w15:done="0"/></w15:commentsEx>`,
      ),
    );
  }
  edit(parts, "word/document.xml", (xml) => {
    const reference = new RegExp(`<w:commentRangeEnd w:id="${number}"/><w:r>.*?</w:r>`, "s");
    return xml
      .replace(`<w:commentRangeStart w:id="${number}"/>`, (start) => `${start}<w:commentRangeStart w:id="${id}"/>`)
      .replace(reference, (end) => end + end.replaceAll(`w:id="${number}"`, `w:id="${id}"`));
  });
  return paraId;
}

/** Takes a comment out as Word does: its text, its anchor and what is known of its answers. */
export function removeComment(parts: Parts, number: number): void {
  edit(parts, "word/comments.xml", (xml) => xml.replace(new RegExp(`<w:comment w:id="${number}".*?</w:comment>`, "s"), ""));
  removeAnchor(parts, number);
}

export function removeAnchor(parts: Parts, number: number): void {
  edit(parts, "word/document.xml", (xml) =>
    xml
      .replace(`<w:commentRangeStart w:id="${number}"/>`, "")
      .replace(new RegExp(`<w:commentRangeEnd w:id="${number}"/><w:r>.*?</w:r>`, "s"), ""),
  );
}

const OFFICE = "soffice";

/** Whether the office program that tests convert with is installed. */
export const hasOffice = spawnSync(OFFICE, ["--version"]).status === 0;

/** Opens a document and saves it in another format. @returns path of the new file */
export function convert(bytes: Buffer, format: string): string {
  const file = asFile(bytes);
  const directory = path.dirname(file);
  const out = path.join(directory, "out");
  mkdirSync(out);
  execFileSync(OFFICE, [`-env:UserInstallation=file://${directory}/profile`, "--headless", "--convert-to", format, "--outdir", out, file], {
    stdio: "pipe",
  });
  return path.join(out, `tra-ve.${format.split(":", 1)[0]}`);
}
