import fs from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes a stream to `file`, readable by its owner alone, under the name `file.partial` until all of it is on disk;
 * what is left of a failed one is removed. "-" is standard output.
 */
export async function writeFile(stream: Readable, file: string): Promise<void> {
  if (file === "-") return pipeline(stream, process.stdout, { end: false });
  const partial = `${file}.partial`;
  try {
    await pipeline(stream, fs.createWriteStream(partial, { mode: 0o600, flush: true }));
    await fs.promises.rename(partial, file);
  } catch (error) {
    await fs.promises.rm(partial, { force: true });
    throw error;
  }
}
