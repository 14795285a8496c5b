import { readBookmark } from "./comment-mark";
import { PackageRefused, type DocxPackage, type Tag } from "./open-package.server";
import { localInstant } from "./read-comments";

/** Who tracked a change, and when. */
export interface Tracked {
  author: string;
  at: string;
}

/** Words of the document, and whether a tracked change holds them in balance. */
export interface Token {
  text: string;
  inserted: Tracked | null;
  deleted: Tracked | null;
}

export interface Body {
  /** What stands in each heading and paragraph of ours, by its id. */
  places: Map<string, Token[]>;
  /** Tracked words outside of them, and the place before each. */
  outside: { placeId: string | null; token: Token }[];
  /** By number of the comment in this file: where its anchor stands. */
  anchors: Map<string, string | null>;
}

/** Characters of the whole document. */
const BODY_MAX = 32_000_000;

/**
 * The document of a returned copy, place by place. A place is known by its bookmark, goes on to the end of the paragraph
 * its bookmark ends in, and takes with it what was put before it in its paragraph.
 */
export async function readBody(docx: DocxPackage): Promise<Body> {
  const reader = new BodyReader();
  await docx.read("word/document.xml", reader);
  return reader.body;
}

class BodyReader {
  readonly body: Body = { places: new Map(), outside: [], anchors: new Map() };
  #place: { id: string; bookmark: string; ended: boolean; broken: boolean; tokens: Token[] } | null = null;
  #last: string | null = null;
  /** Of the present paragraph, before any place. */
  #before: Token[] = [];
  #inserted: Tracked[] = [];
  #deleted: Tracked[] = [];
  #runs = 0;
  #properties = 0;
  /** Inside of a second rendering of the same words. */
  #fallback = 0;
  #words = false;
  #size = 0;

  open = (tag: Tag): void => {
    const { name } = tag;
    if (name === "Fallback") this.#fallback += 1;
    if (this.#fallback > 0) return;
    if (name === "rPr" || name === "pPr") this.#properties += 1;
    if (this.#properties > 0) return;
    if (name === "bookmarkStart") this.#startPlace(tag);
    else if (name === "bookmarkEnd") {
      if (this.#place && tag.get("id") === this.#place.bookmark) this.#place.ended = true;
    } else if (name === "ins" || name === "moveTo") this.#inserted.push(tracked(tag));
    else if (name === "del" || name === "moveFrom") this.#deleted.push(tracked(tag));
    else if (name === "r") this.#runs += 1;
    else if (name === "t" || name === "delText") this.#words = true;
    else if (name === "commentReference") this.body.anchors.set(tag.get("id") ?? "", this.#place?.id ?? this.#last);
    else if (this.#runs > 0) this.#sign(name);
  };

  text = (text: string): void => {
    if (this.#words && this.#fallback === 0) this.#add(text);
  };

  close = (name: string): void => {
    if (name === "Fallback") this.#fallback -= 1;
    if (this.#fallback > 0) return;
    if (name === "rPr" || name === "pPr") this.#properties -= 1;
    if (this.#properties > 0) return;
    if (name === "ins" || name === "moveTo") this.#inserted.pop();
    else if (name === "del" || name === "moveFrom") this.#deleted.pop();
    else if (name === "r") this.#runs -= 1;
    else if (name === "t" || name === "delText") this.#words = false;
    else if (name === "p") this.#endParagraph();
  };

  #startPlace(tag: Tag): void {
    const id = readBookmark(tag.get("name") ?? "");
    // A place that was copied stands where it stood first.
    if (id === null || this.body.places.has(id)) return;
    const tokens = this.#before;
    this.#before = [];
    this.#place = { id, bookmark: tag.get("id") ?? "", ended: false, broken: false, tokens };
    this.#last = id;
    this.body.places.set(id, tokens);
  }

  #sign(name: string): void {
    if (name === "tab") this.#add("\t");
    else if (name === "br" || name === "cr") this.#add("\n");
    else if (name === "noBreakHyphen") this.#add("\u2011");
    else if (name === "softHyphen") this.#add("\u00ad");
  }

  #add(text: string): void {
    this.#size += text.length;
    if (this.#size > BODY_MAX) throw new PackageRefused("too-large");
    const tokens = this.#place?.tokens ?? this.#before;
    if (this.#place?.broken) tokens.push({ text: "\n", inserted: null, deleted: null });
    if (this.#place) this.#place.broken = false;
    tokens.push({ text, inserted: this.#inserted.at(-1) ?? null, deleted: this.#deleted.at(-1) ?? null });
  }

  #endParagraph(): void {
    if (this.#place?.ended) this.#place = null;
    // A place that somebody cut in two goes on in the next paragraph, if there are words.
    else if (this.#place) this.#place.broken = true;
    for (const token of this.#before) {
      if (token.inserted || token.deleted) this.body.outside.push({ placeId: this.#last, token });
    }
    this.#before = [];
  }
}

function tracked(tag: Tag): Tracked {
  return { author: tag.get("author") ?? "", at: localInstant(tag.get("date")) ?? "" };
}
