/** Bytes of a mail that is read whole. Larger ones are known by their headers. */
export const MAIL_MAX = 30 * 2 ** 20;
/** Bytes and lines of a header that is read; real ones have a few thousand and a hundred. */
const HEADER_MAX = 256 * 1024;
const HEADER_LINES = 2_000;
/** Bytes of an outsized header that are read all the same, for its first lines. */
const HEADER_KEPT = 32 * 1024;
/** Containers and parts of one mail; a forwarded chain of ten mails with their attachments has far fewer. */
const BOUNDARIES = 50;
const PARTS = 200;

/** The header of a mail, cut where it is outsized. */
export function headerOf(source: Buffer): Buffer {
  const end = headerEnd(source);
  if (end <= HEADER_MAX) return source.subarray(0, end);
  const cut = source.subarray(0, HEADER_KEPT);
  return cut.subarray(0, cut.lastIndexOf("\n") + 1);
}

/** Whether a mail has more header, containers or parts than any letter needs. One pass, before anything is parsed. */
export function isTooComplex(source: Buffer): boolean {
  const end = headerEnd(source);
  if (end > HEADER_MAX || count(source.subarray(0, end), "\n", HEADER_LINES) >= HEADER_LINES) return true;
  const boundaries = new Set<string>();
  for (let at = indexOfWord(source, 0); at >= 0; at = indexOfWord(source, at + 9)) {
    const found = /^boundary\s*\*?0?\*?=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(source.toString("latin1", at, at + 240));
    if (found) boundaries.add(found[1] ?? found[2]!);
    if (boundaries.size > BOUNDARIES) return true;
  }
  if (boundaries.size === 0) return false;
  let parts = 0;
  for (let at = source.indexOf("\n--"); at >= 0; at = source.indexOf("\n--", at + 3)) {
    const lineEnd = source.indexOf(0x0a, at + 1);
    const line = source.toString("latin1", at + 3, Math.min(lineEnd < 0 ? source.length : lineEnd, at + 240)).trimEnd();
    if (boundaries.has(line) && ++parts > PARTS) return true;
  }
  return false;
}

/** Where the header ends: after its last line feed. */
export function headerEnd(source: Buffer): number {
  if (source[0] === 0x0a || (source[0] === 0x0d && source[1] === 0x0a)) return 0;
  const ends = ["\r\n\r\n", "\n\n"].map((mark) => ({ at: source.indexOf(mark), length: mark.length / 2 })).filter(({ at }) => at >= 0);
  return ends.length === 0 ? source.length : Math.min(...ends.map(({ at, length }) => at + length));
}

/** "boundary", as it is nearly always written, or in capitals. */
function indexOfWord(source: Buffer, from: number): number {
  const found = ["boundary", "Boundary", "BOUNDARY"].map((word) => source.indexOf(word, from)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

function count(source: Buffer, mark: string, most: number): number {
  let [found, at] = [0, source.indexOf(mark)];
  while (at >= 0 && found < most) {
    found++;
    at = source.indexOf(mark, at + mark.length);
  }
  return found;
}
