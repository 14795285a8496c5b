import { createHash } from "node:crypto";
import { simpleParser, type AddressObject, type ParsedMail } from "mailparser";
import { cleanLine, cleanText } from "~/platform/clean-text";
import { cleanFileName } from "~/platform/files/uploaded-file";
import { looksGarbled, recoverLegacyText, type LegacyEncoding } from "../legacy-text";
import { decodeAgain, decodeBytes, isBroken } from "./decode-bytes";
import { htmlToText } from "./html-to-text";
import { judgeMail, type SetAside } from "./judge-mail";
import { headerEnd, headerOf, isTooComplex, MAIL_MAX } from "./mail-shape";

/** Characters of a mail's text and of its subject that are kept; the mail itself is kept whole. */
export const TEXT_MAX = 200_000;
const SUBJECT_MAX = 500;
const NAME_MAX = 200;
/** Attachments of one mail that are looked at. */
const ATTACHMENTS_MAX = 20;
/** Other mails one mail may name. */
const REFERENCES_MAX = 50;
/** Characters of a Message-ID that is kept as it is. */
const ID_MAX = 250;
/** Characters of a line's date that are read, with what it says in brackets. */
const DATE_MAX = 200;
/** As the portal names the envelopes of its mails. */
const ENVELOPE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FIRST_MAIL = Date.UTC(1971, 0);
const ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@(?=.{3,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/iu;

export interface ReadMail {
  /** Of its own, in brackets, or made from its content where it has none: "sha256:…". */
  messageId: string;
  /** Message-IDs of the mails it answers, the nearest first. */
  answers: string[];
  /** Addresses in small letters. */
  from: { name: string | null; address: string | null };
  /** Where an answer may go; null where none may. */
  answerTo: string | null;
  to: string[];
  /** When a mail server had it, as its header says, or else when it says it was written; null for neither. */
  receivedAt: Date | null;
  subject: string | null;
  text: string | null;
  /** What the text was recovered from; null where it came as Unicode. */
  recoveredFrom: LegacyEncoding | null;
  /** The text was longer than is kept. */
  cut: boolean;
  /** The text is in an encoding nobody knows. */
  garbled: boolean;
  attachments: { name: string; content: Buffer }[];
  /** Attachments beyond those. */
  more: number;
  /** Why only its header was read. */
  unread: "too-large" | "too-complex" | "damaged" | null;
  setAside: SetAside | null;
  /** Of a bounce: Message-IDs it names, perhaps of the mail that did not arrive. */
  bounced: string[];
  /** Of a bounce: names of envelopes it is about (RFC 3461), and its enhanced status code, "5.1.1". */
  bouncedEnvelopes: string[];
  bounceStatus: string | null;
  /** The mail as it came; of one that is too large its header. */
  source: Buffer;
}

interface Options {
  /** Addresses the portal itself sends from, in small letters. */
  own: string[];
  /** `source` is only the beginning of a mail that is too large. */
  isCut?: boolean;
}

/**
 * What a mail says, whatever is in it: text only, of bounded size, from a bounded number of parts. Nothing in it is
 * run, fetched or followed. Never throws for what a mail holds: one that cannot be read is known by its header.
 */
export async function readMail(source: Buffer, { own, isCut = false }: Options): Promise<ReadMail> {
  const unread = isCut || source.length > MAIL_MAX ? "too-large" : isTooComplex(source) ? "too-complex" : null;
  const parsed = unread ? null : await parse(source).catch(() => null);
  const header = parsed ?? (await parse(headerOf(source)).catch(() => null));
  return describe(source, header, unread ?? (parsed ? null : "damaged"), own);
}

/** Links and pictures stay words, whatever the mail asks for. */
const PARSING = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true, keepCidLinks: true } as const;

async function parse(source: Buffer): Promise<ParsedMail> {
  const mail = await simpleParser(source, PARSING);
  if (!isBroken(wordsOf(mail))) return mail;
  // The charset it names is wrong, or there is none: its texts once more as bytes, to be looked at here.
  const again = await simpleParser(withoutCharsets(source), PARSING);
  const decode = (text: string | undefined) => (text === undefined ? undefined : decodeAgain(text));
  const redone = { ...again, text: decode(again.text), html: typeof again.html === "string" ? decodeAgain(again.html) : again.html };
  return { ...mail, ...(isBroken(wordsOf(redone)) && !isBroken(wordsOf(mail)) ? {} : { text: redone.text, html: redone.html }) };
}

/** Every text part declared as one byte a character ("binary": "iso-8859-1" loses 32 of them), so that none is lost. */
function withoutCharsets(source: Buffer): Buffer {
  const plain = source
    .toString("latin1")
    .replace(/^Content-Type:[ \t]*(text\/(?:plain|html))\b([^\r\n]{0,500}(?:\r?\n[ \t][^\r\n]{0,500}){0,10})/gim, (_, type: string, rest: string) => {
      const others = rest.replace(/;\s*charset\s*=\s*("[^"]*"|[^\s;]*)/i, "");
      return `Content-Type: ${type}; charset=binary${others}`;
    });
  const hasType = /^content-type:/im.test(plain.slice(0, headerEnd(source)));
  return Buffer.from(hasType ? plain : `Content-Type: text/plain; charset=binary\r\n${plain}`, "latin1");
}

/** The plain text of a mail, or what its HTML says where that says more. */
function wordsOf({ text, html }: Pick<ParsedMail, "text" | "html">): string {
  const plain = (text ?? "").trim();
  if (typeof html !== "string") return plain;
  const rich = htmlToText(html.slice(0, 20 * TEXT_MAX)).trim();
  const length = (words: string) => words.replace(/\s+/g, "").length;
  return length(rich) > 1.5 * length(plain) + 100 || plain === "" ? rich : plain;
}

function describe(source: Buffer, mail: ParsedMail | null, unread: ReadMail["unread"], own: string[]): ReadMail {
  const from = addressesOf(mail?.from)[0];
  const address = from?.address && ADDRESS.test(from.address) ? from.address.toLowerCase() : null;
  const lines = (name: string) =>
    (mail?.headerLines ?? []).filter(({ key }) => key === name).map(({ line }) => line.slice(line.indexOf(":") + 1).replace(/\r?\n/g, " "));
  const setAside = judgeMail({ lines, from: address }, own);
  const words = unread || !mail ? "" : wordsOf(mail);
  const subject = cleanLine(subjectOf(mail, lines("subject")[0]));
  // Together they are known better than a short subject alone; neither holds the separator.
  const recovered = recoverLegacyText(`${subject}\u0000${words}`);
  const [cleanSubject, ...rest] = recovered.text.split("\u0000");
  const text = cleanText(rest.join(""));
  const answerTo = addressesOf(mail?.replyTo)[0]?.address?.toLowerCase() ?? address;
  // Outlook marks its own automatic mails so, but also what people send from some offices.
  const noAnswer = setAside !== null || lines("x-auto-response-suppress").some((line) => /\b(all|autoreply)\b/i.test(line));
  const attachments = unread ? [] : (mail?.attachments ?? []);
  return {
    messageId: messageIdOf(lines("message-id")[0], source),
    answers: [...idsIn(lines("in-reply-to").join(" ")), ...idsIn(lines("references").join(" ")).reverse()].slice(0, REFERENCES_MAX),
    from: { name: cut(cleanLine(from?.name ?? ""), NAME_MAX) || null, address },
    answerTo: !noAnswer && answerTo && ADDRESS.test(answerTo) && !own.includes(answerTo) ? answerTo : null,
    to: recipientsOf(mail, lines),
    receivedAt: dateIn(lines("received")[0]?.split(";").at(-1)) ?? dateIn(mail?.date?.toUTCString()),
    subject: cut(cleanLine(cleanSubject ?? ""), SUBJECT_MAX) || null,
    text: cut(text, TEXT_MAX) || null,
    recoveredFrom: recovered.from,
    cut: text.length > TEXT_MAX,
    garbled: recovered.from === null && isBroken(`${subject} ${text.slice(0, 20_000)}`),
    attachments: attachments.slice(0, ATTACHMENTS_MAX).map(({ filename, content }) => ({ name: nameOf(filename), content })),
    more: Math.max(0, attachments.length - ATTACHMENTS_MAX),
    unread,
    setAside,
    ...(setAside === "bounce" ? readBounce(source) : NO_BOUNCE),
    source: unread === "too-large" ? headerOf(source) : source,
  };
}

/** Subjects that were never encoded, which old programs send, are looked at as bytes. */
function subjectOf(mail: ParsedMail | null, line: string | undefined): string {
  const subject = mail?.subject ?? "";
  if (!line || (!subject.includes("\ufffd") && !looksGarbled(subject))) return subject;
  return /[^\u0000-\u00ff]/.test(line) ? subject : decodeBytes(Buffer.from(line.trim(), "latin1"));
}

function recipientsOf(mail: ParsedMail | null, lines: (name: string) => string[]): string[] {
  const named = [mail?.to, mail?.cc].flatMap((each) => (Array.isArray(each) ? each : [each])).flatMap((each) => addressesOf(each));
  const delivered = ["delivered-to", "x-original-to", "envelope-to"].flatMap(lines).map((line) => line.trim().replace(/^<|>$/g, ""));
  const all = [...delivered, ...named.map(({ address }) => address ?? "")].filter((address) => ADDRESS.test(address));
  return [...new Set(all.map((address) => address.toLowerCase()))].slice(0, 100);
}

function addressesOf(header: AddressObject | AddressObject[] | undefined) {
  const objects = header === undefined ? [] : Array.isArray(header) ? header : [header];
  return objects.flatMap(({ value }) => value).flatMap((each) => each.group ?? [each]).slice(0, 200);
}

function messageIdOf(line: string | undefined, source: Buffer): string {
  const id = idsIn(line ?? "")[0];
  if (id && id.length <= ID_MAX) return id;
  return `sha256:${createHash("sha256").update(id ?? source).digest("hex")}`;
}

function idsIn(text: string): string[] {
  return (text.slice(0, 64 * 1024).match(/<[^\s<>]{1,990}>/g) ?? []).slice(0, REFERENCES_MAX).map((id) => id.toWellFormed().replace(/[\u0000-\u001f]/g, ""));
}

const NO_BOUNCE: Pick<ReadMail, "bounced" | "bouncedEnvelopes" | "bounceStatus"> = { bounced: [], bouncedEnvelopes: [], bounceStatus: null };

/** What the parts of a report (RFC 3464) say of the mail it is about. One that is only late, or has arrived, did not bounce. */
function readBounce(source: Buffer): typeof NO_BOUNCE {
  const body = source.toString("latin1", headerEnd(source), headerEnd(source) + 2 ** 20);
  const fields = (name: string) => (body.match(new RegExp(`^(?:${name}):[^\\n]{0,1000}(?:\\n[ \\t][^\\n]{0,1000})?`, "gim")) ?? []).map((line) => line.slice(line.indexOf(":") + 1).trim());
  const actions = fields("Action");
  if (actions.length > 0 && !actions.some((action) => /^failed\b/i.test(action))) return NO_BOUNCE;
  return {
    bounced: idsIn(fields("Message-ID|X-Original-Message-ID|Original-Message-ID").join(" ")),
    bouncedEnvelopes: fields("Original-Envelope-Id").filter((id) => ENVELOPE.test(id)),
    bounceStatus: fields("Status").find((status) => /^5\.\d{1,3}\.\d{1,3}\b/.test(status))?.match(/^[\d.]+/)?.[0] ?? null,
  };
}

/** Null too for a day before there was mail: the register keeps none that is made up. */
function dateIn(text: string | undefined): Date | null {
  const at = new Date((text ?? "").slice(0, DATE_MAX).replace(/\([^()]*\)/g, "").trim());
  return at.getTime() >= FIRST_MAIL ? at : null;
}

const nameOf = (given: string | undefined) => cleanFileName((given ?? "").toWellFormed());

/** At most so many characters, none of them cut in two. */
function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).toWellFormed().replace(/\ufffd$/, "") : text;
}
