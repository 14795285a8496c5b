import { createReadStream, createWriteStream, type ReadStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";

/** About so many characters go into one piece. */
const PIECE = 65_536;

/** A text that is written while another is read out, and read once it is whole. */
export class Spool {
  #piece = "";
  #reading: ReadStream | null = null;

  constructor(
    private readonly file: string,
    private readonly out: WriteStream,
  ) {}

  /** Returns once the disk has taken what it has so far. */
  async write(text: string): Promise<void> {
    this.#piece += text;
    if (this.#piece.length < PIECE) return;
    const piece = this.#piece;
    this.#piece = "";
    await new Promise<void>((resolve, reject) => this.out.write(piece, (error) => (error ? reject(error) : resolve())));
  }

  async close(): Promise<void> {
    this.out.end(this.#piece);
    await finished(this.out);
  }

  read(): ReadStream {
    return (this.#reading = createReadStream(this.file));
  }

  discard(): void {
    this.out.destroy();
    this.#reading?.destroy();
  }
}

/** Gives `encode` as many spools as names, in a directory only this process's user can read, and takes them away after. */
export async function* withSpools<Name extends string, T>(
  names: readonly Name[],
  encode: (spools: Record<Name, Spool>) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const directory = await mkdtemp(path.join(tmpdir(), "docx-"));
  const spools = {} as Record<Name, Spool>;
  try {
    for (const name of names) {
      const file = path.join(directory, name);
      const out = createWriteStream(file, { mode: 0o600 });
      // Whoever writes or closes hears of it; this keeps it from ending the process.
      out.on("error", () => {});
      spools[name] = new Spool(file, out);
    }
    yield* encode(spools);
  } finally {
    for (const name of names) spools[name]?.discard();
    await rm(directory, { recursive: true, force: true });
  }
}
