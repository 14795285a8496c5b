import zlib from "node:zlib";

/** The files of a ZIP archive, by its central directory; sizes and checksums are verified. */
function readZip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  if (end < 0) throw new Error("No end of central directory.");
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("The central directory is damaged.");
    const [crc, packed, size] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const method = bytes.readUInt16LE(at + 10);
    const raw = bytes.subarray(data, data + packed);
    const content = method === 0 ? raw : zlib.inflateRawSync(raw);
    if (content.length !== size || zlib.crc32(content) !== crc) throw new Error(`${name} is damaged.`);
    files.set(name, content);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

const TOKEN = /<\?xml [^?]*\?>\n?|<(\/?)([A-Za-z:]+)((?: [A-Za-z:]+="[^"<]*")*)(\/?)>|([^<]+)/y;

/** A strict reader of the XML we need: no comments, no CDATA. @throws on anything that is not well-formed. */
export function readXml(xml: string): XmlNode {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(xml))
    throw new Error("A character XML does not allow.");
  const root: XmlNode = { name: "", attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const [token, close, name, attributes, selfClosed, text] = TOKEN.exec(xml) ?? [];
    if (token === undefined) throw new Error(`Not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    const parent = open.at(-1);
    if (!parent) throw new Error("Text after the end.");
    if (text !== undefined) parent.children.push(unescape(text));
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing.`);
    } else if (name) {
      const node: XmlNode = { name, attributes: {}, children: [] };
      for (const [, key = "", value = ""] of (attributes ?? "").matchAll(/ ([A-Za-z:]+)="([^"]*)"/g)) {
        if (key in node.attributes) throw new Error(`Two attributes ${key}.`);
        node.attributes[key] = unescape(value);
      }
      parent.children.push(node);
      if (!selfClosed) open.push(node);
    }
  }
  const [first] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || typeof first !== "object")
    throw new Error("Not one whole element.");
  return first;
}

function unescape(text: string): string {
  if (text.replaceAll(/&(?:lt|gt|amp|quot);/g, "").includes("&")) throw new Error("A lone ampersand.");
  const plain = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"' } as Record<string, string>;
  // XML readers turn a carriage return, alone or before a line feed, into a line feed.
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/&(?:lt|gt|amp|quot);/g, (entity) => plain[entity] ?? entity);
}

export type SheetCell = { type: "text" | "number"; value: string; style: number };

export interface Sheet {
  name: string;
  /** By cell reference, such as "A1". */
  cells: Map<string, SheetCell>;
  rows: number;
  frozenRows: number;
  filter: string | null;
  widths: number[];
}

/** The sheets of a workbook in their order. `_xHHHH_` is undone, as spreadsheets do (ST_Xstring). */
export function readXlsx(bytes: Buffer): Sheet[] {
  const files = readZip(bytes);
  const part = (name: string) => readXml(files.get(name)?.toString("utf8") ?? "");
  for (const [name, content] of files) if (/\.(xml|rels)$/.test(name)) readXml(content.toString("utf8"));
  const targets = new Map(
    elements(part("xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  );
  return elements(part("xl/workbook.xml"), "sheet").map(({ attributes }) => {
    const sheet = part(`xl/${targets.get(attributes["r:id"])}`);
    const rows = elements(sheet, "row");
    const cells = rows
      .flatMap((row) => elements(row, "c"))
      .map((cell): [string, SheetCell] => {
        if (elements(cell, "f").length > 0) throw new Error(`${cell.attributes.r} is a formula.`);
        const text = cell.attributes.t === "inlineStr";
        const value = elements(cell, text ? "t" : "v")
          .map((node) => node.children.join(""))
          .join("");
        const undone = value.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
          String.fromCharCode(parseInt(hex, 16)),
        );
        return [
          cell.attributes.r ?? "",
          { type: text ? "text" : "number", value: undone, style: Number(cell.attributes.s) },
        ];
      });
    return {
      name: attributes.name ?? "",
      cells: new Map(cells),
      rows: rows.length,
      frozenRows: Number(
        elements(sheet, "pane").find((pane) => pane.attributes.state === "frozen")?.attributes.ySplit ?? 0,
      ),
      filter: elements(sheet, "autoFilter")[0]?.attributes.ref ?? null,
      widths: elements(sheet, "col").map((column) => Number(column.attributes.width)),
    };
  });
}

function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  );
}
