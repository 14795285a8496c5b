import { MAIL_MAX } from "./mail-shape";

export interface RawMail {
  source: Buffer;
  /** `source` is only the beginning of a mail that is larger than MAIL_MAX. */
  isCut: boolean;
}

const LINE_FEED = 0x0a;
/** A line longer than this is taken in pieces. */
const PIECE = 1024 * 1024;
/** Room for a mail at first; it doubles, so that lines are copied and none is an object of its own. */
const FIRST_ROOM = 64 * 1024;
const SEPARATOR = /^From \S+.*\d\d:\d\d.*\d{4}/;

/**
 * The mails of an .mbox file (mboxrd), or the one of an .eml file, in order, in memory that does not grow with the
 * file. Nothing for what cannot be mail: its first line is neither a separator nor a header's.
 */
export async function* readMbox(content: AsyncIterable<Buffer>): AsyncGenerator<RawMail, void, undefined> {
  let kept = Buffer.alloc(FIRST_ROOM);
  let bytes = 0;
  let isMbox: boolean | null = null;
  let afterBlank = true;
  const take = (line: Buffer) => {
    const end = Math.min(bytes + line.length, MAIL_MAX + 1);
    if (end > kept.length) kept = Buffer.concat([kept.subarray(0, bytes)], Math.min(Math.max(2 * kept.length, end), MAIL_MAX + 1));
    if (bytes < end) line.copy(kept, bytes, 0, end - bytes);
    bytes += line.length;
  };
  const finished = (): RawMail => {
    const mail = { source: kept.subarray(0, Math.min(bytes, MAIL_MAX + 1)), isCut: bytes > MAIL_MAX };
    [kept, bytes] = [Buffer.alloc(FIRST_ROOM), 0];
    return mail;
  };
  for await (const lines of linesOf(content)) {
    for (const { line, isStart } of lines) {
      const text = isStart ? line.toString("latin1", 0, 200) : "";
      if (isMbox === null) {
        isMbox = SEPARATOR.test(text);
        if (!isMbox && !/^[\x21-\x39\x3b-\x7e]{1,76}:/.test(text)) return;
      }
      if (isMbox && isStart && afterBlank && SEPARATOR.test(text)) {
        if (bytes > 0) yield finished();
        afterBlank = false;
        continue;
      }
      // ">From " is what writing the file made of a line "From ".
      take(isMbox && isStart && /^>+From /.test(text) ? line.subarray(1) : line);
      afterBlank = isStart && /^\r?\n?$/.test(line.toString("latin1", 0, 3));
    }
  }
  if (bytes > 0) yield finished();
}

interface Line {
  line: Buffer;
  /** False for a piece of a long line that is not its first. */
  isStart: boolean;
}

/** Lines with their ends, the longest in pieces; those of one chunk together. */
async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<Line[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of content) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: Line[] = [];
    let from = 0;
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED, from)) {
      lines.push({ line: rest.subarray(from, end + 1), isStart });
      isStart = true;
      from = end + 1;
    }
    rest = rest.subarray(from);
    if (rest.length > PIECE) {
      lines.push({ line: rest, isStart });
      isStart = false;
      rest = Buffer.alloc(0);
    }
    yield lines;
  }
  if (rest.length > 0) yield [{ line: rest, isStart }];
}
