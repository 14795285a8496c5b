import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { identifyFile, MEDIA_TYPES, type FileKind } from "./identify-file.server";
import { docx, jpeg, odt, pdf, png, webp, xlsx, zip } from "./test-files";

const ALL = Object.keys(MEDIA_TYPES) as FileKind[];
const SCANS: FileKind[] = ["pdf", "jpeg", "png"];
const concat = (...pieces: (Buffer | string)[]) => Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
const reasonOf = async (content: Buffer, kinds = ALL) => {
  const found = await identifyFile(content, kinds);
  return found.ok ? found.mediaType : found.reason;
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gop-y-test-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A Windows program's beginning. */
function program(): Buffer {
  const head = Buffer.alloc(256);
  head.write("MZ", "latin1");
  head.writeUInt32LE(128, 0x3c);
  head.write("PE\0\0", 128, "latin1");
  return head;
}

describe("what a file is", () => {
  test.each([
    ["pdf", pdf()],
    ["jpeg", jpeg()],
    ["png", png()],
    ["webp", webp()],
    ["docx", docx()],
    ["odt", odt()],
    ["xlsx", xlsx()],
    ["text", Buffer.from("Đề nghị bổ sung 🌾\r\n\tmột câu.")],
  ] as const)("%s, in memory and on the disk", async (kind, made) => {
    const content = await made;
    expect(await identifyFile(content, ALL)).toEqual({ ok: true, mediaType: MEDIA_TYPES[kind] });
    const file = path.join(folder, kind);
    fs.writeFileSync(file, content);
    expect(await identifyFile(file, [kind])).toEqual({ ok: true, mediaType: MEDIA_TYPES[kind] });
    expect(await identifyFile(file, ALL.filter((other) => other !== kind))).toEqual({ ok: false, reason: "not-allowed" });
  });

  test("of a file longer than what is read at once", async () => {
    const file = path.join(folder, "long.png");
    fs.writeFileSync(file, png({ padding: 3_000_000 }));
    expect(await identifyFile(file, SCANS)).toEqual({ ok: true, mediaType: "image/png" });
    const long = Buffer.from("ý kiến ".repeat(100_000));
    expect(await reasonOf(long)).toBe("text/plain");
    expect(await reasonOf(concat(long, "\x00"))).toBe("unknown");
  });

  test("whatever it is called or pretends to be", async () => {
    expect(await reasonOf(Buffer.from("<!doctype html><script>alert(1)</script>"), SCANS)).toBe("not-allowed");
    expect(await reasonOf(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), SCANS)).toBe("not-allowed");
    expect(await reasonOf(program(), SCANS)).toBe("unknown");
    expect(await reasonOf(concat("\x7fELF", Buffer.alloc(64)))).toBe("unknown");
    expect(await reasonOf(Buffer.from("GIF89a\x01\x00\x01\x00", "latin1"))).toBe("unknown");
    expect(await reasonOf(await zip({ "a.txt": "a" }))).toBe("unknown");
    expect(await reasonOf(await zip({ "a.txt": "a" }), SCANS)).toBe("not-allowed");
    expect(await reasonOf(Buffer.alloc(0))).toBe("empty");
    expect(await reasonOf(Buffer.from([0xc3, 0x28]))).toBe("unknown");
  });
});

describe("files that are two", () => {
  test.each([
    ["an archive", zip({ "a.class": "cafebabe" })],
    ["a PDF", pdf()],
    ["a page", Buffer.from("  <HTML><script>alert(1)</script>")],
    ["a drawing", Buffer.from("<svg onload=alert(1)>")],
    ["a program", program()],
    ["a RAR archive", Buffer.from("Rar!\x1a\x07\x00", "latin1")],
    ["a 7z archive", Buffer.from("7z\xbc\xaf\x27\x1c", "latin1")],
  ] as const)("%s behind an image or a document", async (_name, made) => {
    const other = await made;
    for (const [name, image] of Object.entries({ jpeg: jpeg(), png: png(), pdf: pdf() })) {
      expect([name, await reasonOf(concat(image, other))]).toEqual([name, name === "pdf" && other.includes("%%EOF") ? "application/pdf" : "hidden-content"]);
      if (name !== "pdf") expect([name, await reasonOf(concat(image, Buffer.alloc(300_000), other))]).toEqual([name, "hidden-content"]);
    }
    expect(await reasonOf(concat(webp(), other))).toBe("hidden-content");
  });

  test("an archive whose end alone stands behind, its entries in a comment of the image", async () => {
    const archive = await zip({ "a.class": "cafebabe" });
    const comment = concat(Buffer.from([0xff, 0xfe]), Buffer.from([(archive.length + 2) >> 8, (archive.length + 2) & 255]), archive);
    const image = jpeg();
    expect(await reasonOf(concat(image.subarray(0, 2), comment, image.subarray(2)))).toBe("hidden-content");
  });

  test("a page within the head of a PDF, an archive before its end mark", async () => {
    expect(await reasonOf(concat("%PDF-1.4\n<html><script>alert(1)</script>", pdf()))).toBe("hidden-content");
    expect(await reasonOf(concat(pdf(), await zip({ "a.class": "cafebabe" }), "\n%%EOF"))).toBe("hidden-content");
  });

  test("a PNG with anything behind it; a photograph with what telephones leave there", async () => {
    expect(await reasonOf(concat(png(), "\0"))).toBe("hidden-content");
    expect(await reasonOf(concat(jpeg(), jpeg(), Buffer.alloc(5000, 1), "SEFT", "MZ and no program"))).toBe("image/jpeg");
  });
});

describe("what acts or is broken", () => {
  test.each(["/JavaScript", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/J#61vaScript", "/#4a#41vaScript".replace("#41", "#61")])(
    "a PDF that names %s",
    async (name) => {
      expect(await reasonOf(pdf(`9 0 obj<</S${name}<< >> >>endobj`))).toBe("active-content");
      expect(await reasonOf(pdf(`${"x".repeat(262_144 - 200)}${name} (${"y".repeat(300_000)})`))).toBe("active-content");
    },
  );

  test("a PDF that only speaks of it is none", async () => {
    expect(await reasonOf(pdf("(JavaScript, Launch) /LaunchPad /JavaScripting"))).toBe("application/pdf");
  });

  test("documents with macros, by whatever name", async () => {
    expect(await reasonOf(await docx({ "word/vbaProject.bin": "x" }))).toBe("active-content");
    expect(await reasonOf(await xlsx({ "xl/macrosheets/sheet1.xml": "x" }))).toBe("active-content");
    expect(await reasonOf(await odt({ "Basic/Standard/Module1.xml": "x" }))).toBe("active-content");
    const types = `<Types><Override PartName="/word/other.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`;
    expect(await reasonOf(await docx({ "word/other.bin": "x", "[Content_Types].xml": types }))).toBe("active-content");
  });

  test("archives that unpack to far more than they are", async () => {
    expect(await reasonOf(await docx({ "word/a.xml": Buffer.alloc(20_000_000) }))).toBe("too-complex");
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`word/${index}.xml`, ""]));
    expect(await reasonOf(await docx(many))).toBe("too-complex");
    expect(await reasonOf(await docx({ "[Content_Types].xml": Buffer.from(Array.from({ length: 2 ** 20 + 1 }, (_, index) => 32 + ((index * 7919) % 95))) }))).toBe("too-complex");
  });

  test("archives that say little and hold much", async () => {
    const archive = await docx({ "[Content_Types].xml": `<Types>${" ".repeat(500_000)}</Types>` });
    // The size unpacked, as the directory has it: made one byte too small.
    const at = archive.indexOf("PK\x01\x02", 0, "latin1") + 24;
    archive.writeUInt32LE(10, at);
    expect(await reasonOf(archive)).toBe("damaged");
  });

  test("archives with names that lead elsewhere, or with a password", async () => {
    const archive = await docx({ "word/xx/evil.txt": "x" });
    const renamed = Buffer.from(archive.toString("latin1").replaceAll("word/xx/evil.txt", "word/../evil.txt"), "latin1");
    expect(await reasonOf(renamed)).toBe("damaged");
    const locked = Buffer.from(archive);
    for (let at = locked.indexOf("PK\x01\x02", 0, "latin1"); at !== -1; at = locked.indexOf("PK\x01\x02", at + 1, "latin1")) locked[at + 8]! |= 1;
    expect(await reasonOf(locked)).toBe("too-complex");
  });

  test("images of more points than a screen can bear", async () => {
    expect(await reasonOf(png({ width: 60_000, height: 60_000 }))).toBe("too-complex");
    const image = jpeg();
    image.writeUInt32BE(0xffff_ffff, image.indexOf(Buffer.from([0xff, 0xc0])) + 5);
    expect(await reasonOf(image)).toBe("too-complex");
  });

  test("a picture whose sum is wrong", async () => {
    const image = png();
    image[image.length - 20]! ^= 1;
    expect(await reasonOf(image)).toBe("damaged");
  });

  test("every file that breaks off", async () => {
    for (const content of [pdf(), jpeg(), png(), webp(), await docx(), await odt()]) {
      for (const length of [20, Math.floor(content.length / 2), content.length - 8]) {
        expect(["damaged", "unknown"]).toContain(await reasonOf(content.subarray(0, length)));
      }
    }
  });
});

test("whatever the bytes are, there is an answer", async () => {
  const starts = [pdf(), jpeg(), png(), webp(), await docx(), await odt(), Buffer.alloc(0)];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.nat(400), fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (start, at, bytes, keepRest) => {
      const content = concat(start.subarray(0, at), Buffer.from(bytes), keepRest ? start.subarray(at) : "");
      const found = await identifyFile(content, ALL);
      expect(found.ok ? Object.values(MEDIA_TYPES).includes(found.mediaType as never) : found.reason.length > 0).toBe(true);
    }),
    { numRuns: 1500 },
  );
});
