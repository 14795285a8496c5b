import { SaxesParser, type SaxesTagNS } from "saxes";
import yauzl, { type Entry, type ZipFile } from "yauzl";

export type PackageRefusal = "not-a-docx" | "too-large" | "malformed" | "unsafe";

/** Why a file cannot be read, found somewhere inside it. */
export class PackageRefused extends Error {
  constructor(readonly reason: PackageRefusal) {
    super(reason);
  }
}

/** Bytes of the file, of one unpacked part, and of what one part may hold between two tags. */
const FILE_MAX = 256 * 1024 * 1024;
const PART_MAX = 1024 * 1024 * 1024;
const PIECE_MAX = 8 * 1024 * 1024;
const ENTRIES_MAX = 2_000;
const DEPTH_MAX = 256;

export interface PartHandlers {
  open?(tag: Tag): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** An element by its local name: prefixes are the writing program's choice. */
export interface Tag {
  name: string;
  /** Its namespace. */
  uri: string;
  /** Value of the attribute with this local name; null without it. */
  get(name: string): string | null;
}

export interface DocxPackage {
  has(name: string): boolean;
  /** Reads a part from its first byte to its last, without ever holding it. @throws PackageRefused */
  read(name: string, handlers: PartHandlers): Promise<void>;
  close(): void;
}

/** Opens a DOCX that anybody may have made. Nothing in it is unpacked to disk. @throws PackageRefused */
export async function openPackage(file: string): Promise<DocxPackage> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, opened) =>
      error ? reject(new PackageRefused("not-a-docx")) : resolve(opened),
    ),
  );
  try {
    if (zip.fileSize > FILE_MAX || zip.entryCount > ENTRIES_MAX) throw new PackageRefused("too-large");
    const entries = await listEntries(zip);
    if (!entries.has("word/document.xml")) throw new PackageRefused("not-a-docx");
    return {
      has: (name) => entries.has(name),
      async read(name, handlers) {
        const entry = entries.get(name);
        if (!entry) throw new PackageRefused("not-a-docx");
        await readEntry(zip, entry, handlers);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("error", () => reject(new PackageRefused("not-a-docx")));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      // Of two parts with one name, different programs read different ones.
      if (entries.has(entry.fileName)) return reject(new PackageRefused("unsafe"));
      if (entry.uncompressedSize > PART_MAX) return reject(new PackageRefused("too-large"));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function readEntry(zip: ZipFile, entry: Entry, handlers: PartHandlers): Promise<void> {
  const stream = await new Promise<NodeJS.ReadableStream & AsyncIterable<Buffer>>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(new PackageRefused("malformed")) : resolve(opened))),
  );
  const parser = new PartParser(handlers);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > PART_MAX) throw new PackageRefused("too-large");
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder.decode());
    parser.end();
  } catch (error) {
    if (error instanceof PackageRefused || error instanceof HandlerFailed) throw error;
    // Anything else is the unpacking, the decoding or the parser: the file is not what it says it is.
    throw new PackageRefused("malformed");
  }
}

/** A mistake of ours while reading, which must not pass for a broken file. */
class HandlerFailed extends Error {}

class PartParser {
  readonly #parser = new SaxesParser({ xmlns: true });
  #depth = 0;
  /** Characters since the last tag: the parser keeps them all. */
  #waiting = 0;

  constructor({ open, close, text }: PartHandlers) {
    const parser = this.#parser;
    parser.on("error", () => {
      throw new PackageRefused("malformed");
    });
    parser.on("doctype", () => {
      throw new PackageRefused("unsafe");
    });
    parser.on("xmldecl", ({ encoding }) => {
      if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new PackageRefused("malformed");
    });
    parser.on("opentag", (tag) => {
      this.#waiting = 0;
      if (++this.#depth > DEPTH_MAX) throw new PackageRefused("unsafe");
      guard(() => open?.({ name: tag.local, uri: tag.uri, get: (name) => attributeOf(tag, name) }));
    });
    parser.on("closetag", (tag) => {
      this.#waiting = 0;
      this.#depth -= 1;
      guard(() => close?.(tag.local));
    });
    const words = (piece: string) => guard(() => text?.(piece));
    parser.on("text", words);
    parser.on("cdata", words);
  }

  write(text: string): void {
    // Counted before, so that a tag in this piece counts as the last.
    this.#waiting += text.length;
    if (this.#waiting > PIECE_MAX) throw new PackageRefused("unsafe");
    this.#parser.write(text);
  }

  end(): void {
    this.#parser.close();
  }
}

function guard(run: () => void): void {
  try {
    run();
  } catch (error) {
    throw error instanceof PackageRefused ? error : new HandlerFailed("A part could not be read.", { cause: error });
  }
}

function attributeOf(tag: SaxesTagNS, name: string): string | null {
  for (const { local, value } of Object.values(tag.attributes)) if (local === name) return value;
  return null;
}
