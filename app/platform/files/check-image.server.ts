import { crc32 } from "node:zlib";
import type { FileBytes } from "./file-bytes.server";
import { endsAsArchive, holdsForeignContent } from "./foreign-content.server";
import type { Fault } from "./identify-file.server";

/** An image of more pixels is a trap for whoever opens it. */
const MAX_PIXELS = 250e6;
const MAX_CHUNKS = 50_000;

/** Walks the markers of a JPEG to its end (ITU-T T.81, annex B); its pixels are not decoded. */
export async function checkJpeg(file: FileBytes): Promise<Fault | null> {
  let at = 2;
  let [frame, scan] = [false, false];
  for (let markers = 0; ; markers++) {
    if (markers > MAX_CHUNKS) return "too-complex";
    const head = await file.read(at, 9);
    if (head.length < 2 || head[0] !== 0xff) return "damaged";
    const marker = head[1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    // Nothing else stands without a length; a second beginning within the image neither.
    if (head.length < 4 || marker < 0xc0 || marker === 0xd8) return "damaged";
    const length = head.readUInt16BE(2);
    if (length < 2 || at + 2 + length > file.size) return "damaged";
    if (marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (head.length < 9) return "damaged";
      if (head.readUInt16BE(5) * head.readUInt16BE(7) > MAX_PIXELS) return "too-complex";
      frame = true;
    }
    at += 2 + length;
    if (marker !== 0xda) continue;
    scan = true;
    const end = await endOfScan(file, at);
    if (end === null) return "damaged";
    at = end;
  }
  if (!frame || !scan) return "damaged";
  const hidden = (await holdsForeignContent(file, at + 2)) || (await endsAsArchive(file));
  return hidden ? "hidden-content" : null;
}

/** Where the next marker stands that ends a scan's data; null where the file ends before. */
async function endOfScan(file: FileBytes, from: number): Promise<number | null> {
  let at = from;
  for await (const data of file.windows(from, 1)) {
    for (let index = data.indexOf(0xff); index !== -1 && index + 1 < data.length; index = data.indexOf(0xff, index + 1)) {
      const next = data[index + 1]!;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + index;
    }
    at += data.length - 1;
  }
  return null;
}

/** Walks the chunks of a PNG to its end, with their checksums (ISO/IEC 15948); nothing may follow. */
export async function checkPng(file: FileBytes): Promise<Fault | null> {
  let at = 8;
  let pixels = false;
  for (let index = 0; ; index++) {
    if (index > MAX_CHUNKS) return "too-complex";
    const head = await file.read(at, 16);
    if (head.length < 12) return "damaged";
    const length = head.readUInt32BE(0);
    const type = head.toString("latin1", 4, 8);
    if (!/^[A-Za-z]{4}$/.test(type) || at + 12 + length > file.size || (index === 0) !== (type === "IHDR")) return "damaged";
    if (type === "IHDR") {
      if (length !== 13) return "damaged";
      const header = await file.read(at + 8, 8);
      if (header.readUInt32BE(0) * header.readUInt32BE(4) > MAX_PIXELS) return "too-complex";
    }
    pixels ||= type === "IDAT";
    let sum = 0;
    for (let from = at + 4; from < at + 8 + length; ) {
      const data = await file.read(from, at + 8 + length - from);
      if (data.length === 0) return "damaged";
      sum = crc32(data, sum);
      from += data.length;
    }
    if (sum !== (await file.read(at + 8 + length, 4)).readUInt32BE(0)) return "damaged";
    at += 12 + length;
    if (type === "IEND") break;
  }
  if (!pixels) return "damaged";
  return at < file.size || (await endsAsArchive(file)) ? "hidden-content" : null;
}

/** Walks the chunks of a WebP; the size its head names is the file's. */
export async function checkWebp(file: FileBytes): Promise<Fault | null> {
  const end = 8 + (await file.read(4, 4)).readUInt32LE(0);
  if (end > file.size) return "damaged";
  if (end < file.size) return "hidden-content";
  let image = false;
  let at = 12;
  for (let index = 0; at < end; index++) {
    if (index > MAX_CHUNKS) return "too-complex";
    const head = await file.read(at, 8);
    if (head.length < 8) return "damaged";
    const type = head.toString("latin1", 0, 4);
    if (index === 0 && !["VP8 ", "VP8L", "VP8X"].includes(type)) return "damaged";
    image ||= ["VP8 ", "VP8L", "ANMF"].includes(type);
    const length = head.readUInt32LE(4);
    at += 8 + length + (length % 2);
  }
  if (at !== end || !image) return "damaged";
  return (await endsAsArchive(file)) ? "hidden-content" : null;
}
