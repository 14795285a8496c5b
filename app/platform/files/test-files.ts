import { once } from "node:events";
import { crc32, deflateSync } from "node:zlib";
import yazl from "yazl";

/** Small real files for tests, made byte by byte. */

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey picture of one colour. */
export function png({ width = 8, height = 8, padding = 0 } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.min(width + 1, 4096) * Math.min(height, 4096), 0));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...(padding > 0 ? [chunk("prVt", Buffer.alloc(padding, 7))] : []),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A grey picture of 8 × 8 points, baseline, that browsers show. */
export const jpeg = (): Buffer =>
  Buffer.from(
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "10".repeat(64) +
      "ffc0000b080008000801011100ffc40014000100000000000000000000000000000000ffc4001410010000000000000000000000000000" +
      "0000ffda0008010100003f003fffd9",
    "hex",
  );

export const webp = (): Buffer => {
  // Lossless, one point.
  const data = Buffer.from("2f00000010071011118888fe0700", "hex");
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  const body = Buffer.concat([Buffer.from("WEBPVP8L"), size, data]);
  const all = Buffer.alloc(4);
  all.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from("RIFF"), all, body]);
};

/** A page with nothing on it; `extra` stands among its objects. */
export const pdf = (extra = ""): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\n${extra}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    "latin1",
  );

/** A ZIP archive; an entry that begins the list with "mimetype" is stored as it is. */
export async function zip(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), name, { compress: name !== "mimetype" });
  archive.end();
  const pieces: Buffer[] = [];
  archive.outputStream.on("data", (piece: Buffer) => pieces.push(piece));
  await once(archive.outputStream, "end");
  return Buffer.concat(pieces);
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`;

export const docx = (more: Record<string, string | Buffer> = {}) => zip({ "[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>", ...more });
export const xlsx = (more: Record<string, string | Buffer> = {}) => zip({ "[Content_Types].xml": TYPES, "xl/workbook.xml": "<workbook/>", ...more });
export const odt = (more: Record<string, string | Buffer> = {}) =>
  zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office:document-content/>", ...more });
