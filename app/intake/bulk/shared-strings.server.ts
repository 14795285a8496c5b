import fs from "node:fs";
import { readXml } from "./read-xml";
import { CELL_MAX, SheetRefused } from "./sheet-row";
import { decodeEscapes } from "./xlsx-text";

/** Bytes kept in memory before the texts go to the disk. */
const KEPT = 4 * 2 ** 20;
const BLOCK = 16 * 1024;
/** Blocks read back that stay in memory: 4 MB. */
const BLOCKS = 256;
const STRINGS_MAX = 3_000_000;

/** The texts that cells of a workbook refer to by number: few in memory, many in a file with an index of where each begins. */
export class SharedStrings {
  #kept: string[] = [];
  #size = 0;
  #count = 0;
  #file: number | undefined;
  /** Where each text on the disk begins; one more for the end of the last. */
  #offsets = new Float64Array(0);
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  readonly #blocks = new Map<number, Buffer>();

  /** @param spill path of a file that may be made. */
  constructor(private readonly spill: string) {}

  add(text: string): void {
    if (++this.#count > STRINGS_MAX) throw new SheetRefused("too-large");
    if (this.#file === undefined) {
      this.#kept.push(text);
      this.#size += 2 * text.length + 32;
      if (this.#size > KEPT) this.#toDisk();
    } else this.#write(text, this.#count - 1);
  }

  /** @throws {SheetRefused} for a number that has no text. */
  get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) throw new SheetRefused("damaged");
    if (this.#file === undefined) return this.#kept[index]!;
    this.#flush();
    return this.#read(this.#offsets[index]!, this.#offsets[index + 1]!).toString("utf8");
  }

  close(): void {
    if (this.#file !== undefined) fs.closeSync(this.#file);
    this.#file = undefined;
    this.#count = 0;
  }

  #toDisk(): void {
    this.#file = fs.openSync(this.spill, "wx+", 0o600);
    for (const [index, text] of this.#kept.entries()) this.#write(text, index);
    this.#kept = [];
  }

  #write(text: string, index: number): void {
    if (index + 2 > this.#offsets.length) {
      const larger = new Float64Array(Math.max(65_536, 2 * (index + 2)));
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    const bytes = Buffer.from(text, "utf8");
    this.#offsets[index + 1] = this.#offsets[index]! + bytes.length;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes > 16 * BLOCK) this.#flush();
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    fs.writeSync(this.#file!, Buffer.concat(this.#pending));
    this.#pending = [];
    this.#pendingBytes = 0;
    // The last block may have been read before it was full.
    this.#blocks.clear();
  }

  #read(from: number, to: number): Buffer {
    const first = Math.floor(from / BLOCK);
    const last = Math.floor(Math.max(from, to - 1) / BLOCK);
    const parts = Array.from({ length: last - first + 1 }, (_, index) => this.#block(first + index));
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    return bytes.subarray(from - first * BLOCK, to - first * BLOCK);
  }

  #block(number: number): Buffer {
    const known = this.#blocks.get(number);
    if (known) return known;
    const bytes = Buffer.allocUnsafeSlow(BLOCK);
    const read = fs.readSync(this.#file!, bytes, 0, BLOCK, number * BLOCK);
    if (this.#blocks.size >= BLOCKS) this.#blocks.delete(this.#blocks.keys().next().value!);
    this.#blocks.set(number, bytes.subarray(0, read));
    return bytes.subarray(0, read);
  }
}

/** Fills `strings` from the part of the workbook that holds them: runs of one text joined, readings of signs left out. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>, strings: SharedStrings): Promise<void> {
  let text = "";
  let taking = false;
  let reading = false;
  const pieces = readXml(chunks, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") reading = true;
      else taking = name === "t" && !reading;
    },
    text(piece) {
      if (taking && text.length <= CELL_MAX) text += piece;
    },
    close(name) {
      taking = false;
      if (name === "rPh") reading = false;
      if (name === "si") strings.add(decodeEscapes(text).slice(0, CELL_MAX + 1));
    },
  });
  for await (const _ of pieces);
}
