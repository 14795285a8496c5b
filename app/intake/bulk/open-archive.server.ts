import { openPromise, type Entry, type ZipFile } from "yauzl";
import { SheetRefused } from "./sheet-row";

const MB = 2 ** 20;
const ENTRIES_MAX = 2_000;
/** How many bytes one byte of the archive may become, and up to which size nobody asks. Honest sheets stay below 100. */
const RATIO_MAX = 200;
const RATIO_FREE = 16 * MB;

/** The parts of a ZIP file, read one after another without ever being whole in memory. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws {SheetRefused} for what is no whole, plain archive. */
  static async open(path: string): Promise<Archive> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged);
    try {
      if (zip.entryCount > ENTRIES_MAX) throw new SheetRefused("too-large");
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        // Two programs could read two different parts by one name.
        if (entries.has(name)) throw new SheetRefused("damaged");
        if (entry.isEncrypted()) throw new SheetRefused("old-or-encrypted");
        entries.set(name, entry);
      }
      return new Archive(zip, entries);
    } catch (error) {
      zip.close();
      return damaged(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  some(test: (name: string) => boolean): boolean {
    return [...this.entries.keys()].some(test);
  }

  /** The bytes of a part. What grows past `max` or out of all proportion is refused while it grows. */
  async *read(name: string, max: number): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new SheetRefused("damaged");
    const most = Math.min(max, Math.max(RATIO_FREE, entry.compressedSize * RATIO_MAX));
    if (entry.uncompressedSize > most) throw new SheetRefused("too-large");
    let bytes = 0;
    try {
      const stream: AsyncIterable<Buffer> = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        bytes += chunk.length;
        if (bytes > most) throw new SheetRefused("too-large");
        yield chunk;
      }
    } catch (error) {
      damaged(error);
    }
  }

  close(): void {
    this.zip.close();
  }
}

function damaged(error: unknown): never {
  throw error instanceof SheetRefused ? error : new SheetRefused("damaged");
}
