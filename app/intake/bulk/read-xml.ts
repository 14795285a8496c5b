import { SaxesParser } from "saxes";
import { SheetRefused } from "./sheet-row";

/** Names are without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** No part of a workbook nests deeper. */
const DEPTH_MAX = 64;
/** UTF-16 units that may come without anything beginning or ending: a text, a tag, a remark. The parser keeps them. */
const SILENT_MAX = 2 ** 20;

/**
 * Tells `events` what an XML document holds, and gives the caller a turn after each piece. A document with a DOCTYPE is
 * refused, so there are no entities but XML's own five.
 */
export async function* readXml(chunks: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser();
  let depth = 0;
  let silent = 0;
  parser.on("doctype", () => {
    throw new SheetRefused("doctype");
  });
  parser.on("opentag", ({ name, attributes }) => {
    silent = 0;
    if (++depth > DEPTH_MAX) throw new SheetRefused("damaged");
    events.open?.(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    silent = 0;
    depth -= 1;
    events.close?.(localName(name));
  });
  const onText = (text: string) => {
    silent = 0;
    events.text?.(text);
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("comment", () => {
    silent = 0;
  });
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      silent += text.length;
      parser.write(text);
      if (silent > SILENT_MAX) throw new SheetRefused("too-large");
      yield;
    }
    parser.write(decoder?.decode() ?? "").close();
    yield;
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused("damaged");
  }
}

/** The same for a small document: until its end. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  for await (const _ of readXml(chunks, events));
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
}
