import { MAIL_MAX } from "./mail-shape";

export interface RawMail {
  source: Buffer;
  /** `source` is only the beginning of a mail that is larger than MAIL_MAX. */
  isCut: boolean;
}

const LINE_FEED = 0x0a;
/** A line longer than this is taken in pieces. */
const PIECE = 1024 * 1024;
const SEPARATOR = /^From \S+.*\d\d:\d\d.*\d{4}/;

/**
 * The mails of an .mbox file (mboxrd), or the one of an .eml file, in order, in memory that does not grow with the
 * file. Nothing for what cannot be mail: its first line is neither a separator nor a header's.
 */
export async function* readMbox(content: AsyncIterable<Buffer>): AsyncGenerator<RawMail, void, undefined> {
  let kept: Buffer[] = [];
  let bytes = 0;
  let isMbox: boolean | null = null;
  let afterBlank = true;
  const take = (line: Buffer) => {
    if (bytes < MAIL_MAX + 1) kept.push(line.subarray(0, MAIL_MAX + 1 - bytes));
    bytes += line.length;
  };
  const finished = (): RawMail => {
    const mail = { source: Buffer.concat(kept), isCut: bytes > MAIL_MAX };
    [kept, bytes] = [[], 0];
    return mail;
  };
  for await (const { line, isStart } of linesOf(content)) {
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
  if (bytes > 0) yield finished();
}

/** Lines with their ends, the longest in pieces. */
async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<{ line: Buffer; isStart: boolean }, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of content) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED, from)) {
      yield { line: rest.subarray(from, end + 1), isStart };
      isStart = true;
      from = end + 1;
    }
    rest = rest.subarray(from);
    if (rest.length > PIECE) {
      yield { line: rest, isStart };
      isStart = false;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield { line: rest, isStart };
}
