/** The little of POSIX ustar a backup needs: plain files with short names, their sizes known beforehand. */

const BLOCK = 512;
const SIZE_MAX = 8 ** 11 - 1;

/** One file of an archive, its header and padding included. */
export function tarEntry(name: string, content: Buffer, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100 || content.length > SIZE_MAX) throw new Error(`${name} does not fit a tar header.`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  header.write(name, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(Math.max(0, Math.floor(at.getTime() / 1000)), 12), 136);
  header.write("0", 156);
  header.write("ustar\x0000", 257, "latin1");
  header.write(`${octal(checksum(header), 7)} `, 148);
  return Buffer.concat([header, content, Buffer.alloc(padding(content.length))]);
}

export const TAR_END = Buffer.alloc(2 * BLOCK);

/** The archive is not one, or is cut off. */
export class TarError extends Error {
  override name = "TarError";
}

/**
 * The files of an archive in their order, each held in memory while it is the current one.
 * @param limit bytes a single file may have.
 * @throws {TarError}
 */
export async function* readTar(
  source: AsyncIterable<Buffer>,
  limit: number,
): AsyncGenerator<{ name: string; content: Buffer }, void, undefined> {
  let pieces: Buffer[] = [];
  let available = 0;
  const iterator = source[Symbol.asyncIterator]();
  const take = async (length: number): Promise<Buffer> => {
    while (available < length) {
      const next = await iterator.next();
      if (next.done) throw new TarError("it ends too early");
      pieces.push(next.value);
      available += next.value.length;
    }
    const all = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    pieces = all.length > length ? [all.subarray(length)] : [];
    available -= length;
    return all.subarray(0, length);
  };
  try {
    for (;;) {
      const header = await take(BLOCK);
      if (header.every((byte) => byte === 0)) {
        // Whoever unpacks the source checks its sum only at the very end.
        while (!(await iterator.next()).done);
        return;
      }
      const size = readOctal(header, 124, 12);
      if (checksum(header) !== readOctal(header, 148, 8) || size > limit) throw new TarError("a header is damaged");
      const content = (await take(size + padding(size))).subarray(0, size);
      yield { name: header.toString("utf8", 0, 100).replace(/\0.*$/s, ""), content };
    }
  } finally {
    await iterator.return?.();
  }
}

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK;

/** Counted as if its own field were blank. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

function readOctal(header: Buffer, start: number, length: number): number {
  const digits = /^[0-7]+/.exec(header.toString("latin1", start, start + length));
  if (!digits) throw new TarError("a header is damaged");
  return parseInt(digits[0], 8);
}
