import fs from "node:fs";

/** Bytes read at once. */
const WINDOW = 256 * 1024;

/** The bytes of a file on the disk or in memory, read a window at a time: memory does not grow with the file. */
export class FileBytes {
  private window: Buffer = Buffer.alloc(0);
  private from = 0;

  private constructor(
    readonly size: number,
    private readonly readAt: (at: number, length: number) => Promise<Buffer>,
    readonly close: () => Promise<void>,
  ) {}

  static async open(content: string | Buffer): Promise<FileBytes> {
    if (typeof content !== "string") {
      return new FileBytes(content.length, async (at, length) => content.subarray(at, at + length), async () => undefined);
    }
    const handle = await fs.promises.open(content, "r");
    const { size } = await handle.stat();
    const readAt = async (at: number, length: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    return new FileBytes(size, readAt, () => handle.close());
  }

  /** Up to `length` bytes from `at` on, a window's at most; fewer where the file ends. */
  async read(at: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, WINDOW, this.size - at));
    if (at < this.from || at + wanted > this.from + this.window.length) {
      this.window = await this.readAt(at, Math.min(WINDOW, this.size - at));
      this.from = at;
    }
    return this.window.subarray(at - this.from, at - this.from + wanted);
  }

  /** All windows from `from` on; each begins with the last `overlap` bytes of the one before. */
  async *windows(from: number, overlap = 0): AsyncGenerator<Buffer, void, undefined> {
    for (let at = from; at < this.size; ) {
      const data = await this.read(at, WINDOW);
      if (data.length === 0) return;
      yield data;
      if (at + data.length >= this.size) return;
      at += data.length - overlap;
    }
  }
}
