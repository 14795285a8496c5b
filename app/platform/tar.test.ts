import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readTar, TAR_END, tarEntry } from "./tar";

const at = new Date("2020-06-18T16:59:59Z");
const FILES = [
  { name: "backup.json", content: Buffer.from("{}\n") },
  { name: "tables/empty/000001.copy", content: Buffer.alloc(0) },
  { name: "tables/comment/000001.copy", content: Buffer.alloc(512, "ệ") },
  { name: "tables/comment/000002.copy", content: Buffer.alloc(100_001, 7) },
];
const archive = Buffer.concat([...FILES.map(({ name, content }) => tarEntry(name, content, at)), TAR_END]);

async function* inPieces(bytes: Buffer, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Buffer, size: number, limit = 200_000) {
  const files = [];
  for await (const file of readTar(inPieces(bytes, size), limit)) files.push(file);
  return files;
}

test.each([1, 511, 512, 513, 1_000_000])("files come back the same from pieces of %i bytes", async (size) => {
  expect(await read(archive, size)).toEqual(FILES);
});

test("the system's tar reads it", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tar-"));
  fs.writeFileSync(path.join(folder, "a.tar"), archive);
  execFileSync("tar", ["xf", "a.tar"], { cwd: folder });
  for (const { name, content } of FILES) expect(fs.readFileSync(path.join(folder, name))).toEqual(content);
  fs.rmSync(folder, { recursive: true });
});

test("a cut, a changed header, and a file above the limit are refused", async () => {
  await expect(read(archive.subarray(0, archive.length - 100_000), 512)).rejects.toThrow("ends too early");
  const changed = Buffer.from(archive);
  changed[0] = 0x41;
  await expect(read(changed, 512)).rejects.toThrow("header is damaged");
  await expect(read(archive, 512, 100_000)).rejects.toThrow("header is damaged");
});
