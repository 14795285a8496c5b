import { PackageRefused, type DocxPackage } from "./open-package.server";
import { changeKey, type InlineChange } from "./plan-changes";
import { FACTS } from "./wml-parts";
import { MANIFEST } from "./manifest-xml";

/** Which snapshot of which draft a returned copy was made from. */
export interface Facts {
  slug: string;
  draftId: string;
  /** ISO 8601. */
  madeAt: string;
  register: string;
}

export interface ManifestParagraph {
  id: string;
  lead: string;
  text: string;
  changes: InlineChange[];
}

export interface Manifest {
  /** By id: what author and minute the comment was written with, and whose tracked change stands for its proposal. */
  comments: Map<string, { key: string; same: string | null }>;
  paragraphs: ManifestParagraph[];
}

/** Null for a document that is not a commented draft of ours. */
export async function readFacts(docx: DocxPackage): Promise<Facts | null> {
  if (!docx.has("docProps/custom.xml")) return null;
  const values = new Map<string, string>();
  let name: string | null = null;
  await docx.read("docProps/custom.xml", {
    open: (tag) => {
      if (tag.name === "property") name = tag.get("name");
    },
    close: (closed) => {
      if (closed === "property") name = null;
    },
    text: (text) => {
      if (name !== null && values.size < 1_000) values.set(name, (values.get(name) ?? "") + text);
    },
  });
  const [slug, draftId, madeAt, register] = [FACTS.slug, FACTS.draftId, FACTS.madeAt, FACTS.register].map((fact) =>
    values.get(fact)?.trim(),
  );
  return slug && draftId && madeAt && register ? { slug, draftId, madeAt, register } : null;
}

/** Programs may number custom parts anew; more of them than this are nobody's. */
const ITEMS_MAX = 20;

/** Null where the part is gone. */
export async function readManifest(docx: DocxPackage): Promise<Manifest | null> {
  for (let item = 1; item <= ITEMS_MAX; item++) {
    const name = `customXml/item${item}.xml`;
    const manifest = docx.has(name) ? await readItem(docx, name) : null;
    if (manifest) return manifest;
  }
  return null;
}

async function readItem(docx: DocxPackage, name: string): Promise<Manifest | null> {
  const manifest: Manifest = { comments: new Map(), paragraphs: [] };
  let ours: boolean | null = null;
  let words = "";
  await docx.read(name, {
    open: (tag) => {
      ours ??= tag.name === "manifest" && tag.uri === MANIFEST;
      if (!ours) return;
      words = "";
      const paragraph = manifest.paragraphs.at(-1);
      if (tag.name === "comment") {
        const key = changeKey({ author: need(tag.get("author")), at: need(tag.get("at")) });
        manifest.comments.set(need(tag.get("id")), { key, same: tag.get("same") });
      } else if (tag.name === "paragraph") {
        manifest.paragraphs.push({ id: need(tag.get("id")), lead: "", text: "", changes: [] });
      } else if (tag.name === "change") {
        const { comment, author, at } = { comment: tag.get("comment"), author: tag.get("author"), at: tag.get("at") };
        need(paragraph).changes.push({ commentId: need(comment), author: need(author), at: need(at), edits: [] });
      } else if (tag.name === "edit") {
        const [start, end] = [Number(tag.get("start")), Number(tag.get("end"))];
        if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) {
          throw new PackageRefused("malformed");
        }
        need(need(paragraph).changes.at(-1)).edits.push({ start, end, added: "" });
      }
    },
    text: (text) => {
      if (ours) words += text;
    },
    close: (closed) => {
      const paragraph = manifest.paragraphs.at(-1);
      if (!ours || !paragraph) return;
      if (closed === "lead") paragraph.lead = words;
      if (closed === "text") paragraph.text = words;
      if (closed === "edit") need(paragraph.changes.at(-1)?.edits.at(-1)).added = words;
    },
  });
  return ours ? manifest : null;
}

function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new PackageRefused("malformed");
  return value;
}
