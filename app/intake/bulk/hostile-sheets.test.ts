import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheet } from "./read-sheet.server";
import { SheetRefused, type SheetRow } from "./sheet-row";
import { inline, sharedStrings, sheetData, worksheet, writeWorkbook, xml } from "./test-workbook";

let folder: string;
let files = 0;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "bang-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const newFile = () => path.join(folder, String(++files));
const workbook = (parts: Parameters<typeof writeWorkbook>[1]) => writeWorkbook(newFile(), parts);

function write(content: string | Buffer): string {
  const file = newFile();
  fs.writeFileSync(file, content);
  return file;
}

async function outcome(file: string): Promise<string | SheetRow[]> {
  try {
    return await readSheet(file, async ({ rows }) => {
      const list: SheetRow[] = [];
      for await (const row of rows) list.push(row);
      return list;
    });
  } catch (error) {
    if (error instanceof SheetRefused) return error.problem;
    throw error;
  }
}

const HEADER = ["Mục", "Loại ý kiến", "Nội dung ý kiến"];
const GOOD = sheetData([HEADER, ["p1", "Đồng ý", "Nhất trí."]]);
const GB = 2 ** 30;

function* repeat(piece: string, times: number): Generator<Buffer> {
  const bytes = Buffer.from(piece);
  for (let count = 0; count < times; count++) yield bytes;
}

function* around(before: string, middle: Iterable<Buffer>, after: string): Generator<Buffer> {
  yield Buffer.from(before);
  yield* middle;
  yield Buffer.from(after);
}

describe("an archive that is a trap", () => {
  const megabyte = "0".repeat(2 ** 20);

  test("of a gigabyte in its texts or its sheet is refused without being blown up", { timeout: 120_000 }, async () => {
    const [open, close] = worksheet("@").split("@") as [string, string];
    const bombs = [
      await workbook({ sheets: [worksheet(GOOD)], strings: around(sharedStrings("@").split("@")[0]!, repeat(megabyte, 1024), "") }),
      await workbook({ sheets: [around(open, repeat(megabyte, 1024), close)] }),
    ];
    for (const bomb of bombs) {
      expect(fs.statSync(bomb).size).toBeLessThan(3 * 2 ** 20);
      const before = process.memoryUsage().rss;
      const started = performance.now();
      expect(await outcome(bomb)).toBe("too-large");
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
      // The same, with a list of parts that tells a lie about the size.
      const bytes = fs.readFileSync(bomb);
      for (let at = bytes.indexOf("PK\u0001\u0002", "latin1"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")) {
        if (bytes.readUInt32LE(at + 24) > GB / 2) bytes.writeUInt32LE(4_000, at + 24);
      }
      expect(["damaged", "too-large"]).toContain(await outcome(write(bytes)));
    }
  });

  test("of one text without an end is refused before it is all in memory", async () => {
    // Random digits, so that they do not shrink out of all proportion.
    const noise = Buffer.from(Array.from({ length: 2 ** 20 }, () => 48 + Math.floor(Math.random() * 10)));
    const [open] = worksheet("@").split("@") as [string];
    function* endless(between: string) {
      yield Buffer.from(open + between);
      for (let count = 0; count < 40; count++) yield noise;
    }
    for (const between of ['<row r="1"><c r="A1"><v>', "<!--", "<row r='1' x='", "<", "<![CDATA[", "<?x "]) {
      expect(await outcome(await workbook({ sheets: [endless(between)] })), between).toMatch(/too-large|damaged/);
    }
  });

  test("of entities, or with any DOCTYPE, is refused", async () => {
    const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join("");
    const bomb = worksheet(GOOD.replace("Nhất trí.", "&l9;")).replace("<worksheet", `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><worksheet`);
    const external = worksheet(GOOD.replace("Nhất trí.", "&x;")).replace("<worksheet", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet');
    expect(await outcome(await workbook({ sheets: [bomb] }))).toBe("doctype");
    expect(await outcome(await workbook({ sheets: [external] }))).toBe("doctype");
    expect(await outcome(await workbook({ sheets: [worksheet(GOOD.replace("Nhất trí.", "&l9;"))] }))).toBe("damaged");
  });

  test("of elements in each other without end, of too many parts, and with two parts of one name is refused", async () => {
    expect(await outcome(await workbook({ sheets: [worksheet("<a>".repeat(100_000))] }))).toBe("damaged");
    const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`xl/media/${index}`, ""]));
    expect(await outcome(await workbook({ sheets: [worksheet(GOOD)], parts }))).toBe("too-large");
    expect(await outcome(await workbook({ sheets: [worksheet(GOOD)], parts: { "XL/Workbook.xml": "<x/>" } }))).toBe("damaged");
  });
});

describe("a file that is not what it is called", () => {
  test("is refused: another kind of document, a picture that is a workbook too, the old format, one with a password, one with macros", async () => {
    const good = await workbook({ sheets: [worksheet(GOOD)] });
    const bytes = fs.readFileSync(good);
    expect(await outcome(good)).toHaveLength(1);
    const types = (main: string) => ({
      "[Content_Types].xml": `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.${main}.main+xml"/></Types>`,
    });
    expect(await outcome(await workbook({ parts: types("openxmlformats-officedocument.wordprocessingml.document") }))).toBe("not-a-spreadsheet");
    expect(await outcome(await workbook({ parts: types("ms-excel.sheet.macroEnabled") }))).toBe("macros");
    expect(await outcome(await workbook({ sheets: [worksheet(GOOD)], parts: { "xl/vbaProject.bin": "x" } }))).toBe("macros");
    expect(await outcome(write(Buffer.concat([Buffer.from("ffd8ffe000104a4649460001", "hex"), bytes])))).toBe("not-a-spreadsheet");
    expect(await outcome(write(Buffer.from("d0cf11e0a1b11ae1000000", "hex")))).toBe("old-or-encrypted");
    expect(await outcome(write("%PDF-1.7\n%âãÏÓ\n"))).toBe("not-a-spreadsheet");
    expect(await outcome(write(""))).toBe("empty");
  });

  test("is refused where it is cut off or overwritten anywhere", async () => {
    const bytes = fs.readFileSync(await workbook({ sheets: [worksheet(GOOD)], strings: sharedStrings("<si><t>a</t></si>") }));
    for (let end = 4; end < bytes.length; end += 37) {
      expect(["damaged", "not-a-spreadsheet"], `cut at ${end}`).toContain(await outcome(write(bytes.subarray(0, end))));
    }
    for (let at = 4; at < bytes.length; at += 11) {
      const broken = Buffer.from(bytes);
      broken[at] = broken[at]! ^ 0x55;
      // Refused or read; never an accident.
      expect(await outcome(write(broken))).toBeDefined();
    }
  });
});

describe("a sheet without measure", () => {
  test("of 16,384 columns, or too many rows, is refused; empty ones are nothing", { timeout: 60_000 }, async () => {
    const columns = (cell: (column: number) => string) => `<row r="1">${Array.from({ length: 16_384 }, (_, column) => cell(column)).join("")}</row>`;
    expect(await outcome(await workbook({ sheets: [worksheet(columns((column) => inline("x", column, 1)))] }))).toBe("too-many-columns");
    const styled = columns((column) => (column < 3 ? inline(HEADER[column]!, column, 1) : inline("", column, 1)));
    expect(await outcome(await workbook({ sheets: [worksheet(`${styled}<row r="1048576">${["p1", "Đồng ý", "Nhất trí."].map((cell, column) => inline(cell, column, 1048576)).join("")}</row>`)] }))).toMatchObject([
      { number: 1_048_576 },
    ]);
    const [open, close] = worksheet("@").split("@") as [string, string];
    const empty = around(open + GOOD, repeat('<row s="1" customFormat="1"/>'.repeat(1_000), 10_000), close);
    const started = performance.now();
    expect(await outcome(await workbook({ sheets: [empty] }))).toMatch(/too-many-rows|too-large/);
    expect(performance.now() - started).toBeLessThan(30_000);
    const past = worksheet(`${GOOD}<row r="1048577"><c r="A1048577"><v>1</v></c></row>`);
    expect(await outcome(await workbook({ sheets: [past] }))).toBe("too-many-rows");
    const again = worksheet(`${GOOD}<row r="2">${inline("p1", 0, 2)}</row>`);
    expect(await outcome(await workbook({ sheets: [again] }))).toBe("damaged");
    const twice = worksheet(`${GOOD}<row r="3">${inline("p1", 0, 3)}${inline("p2", 0, 3)}</row>`);
    expect(await outcome(await workbook({ sheets: [twice] }))).toBe("damaged");
    const nowhere = worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>');
    expect(await outcome(await workbook({ sheets: [nowhere], strings: sharedStrings("<si><t>a</t></si>") }))).toBe("damaged");
  });
});

describe("50,000 rows", () => {
  const ROWS = 50_000;
  const text = (index: number) => `Ý kiến thứ ${index}: ${"đề nghị nêu rõ lộ trình thực hiện chỉ tiêu này ở từng huyện, ".repeat(6)}${(index * 7919).toString(36)}.`;
  const runFile = promisify(execFile);

  async function readInChild(file: string) {
    const { stdout } = await runFile(process.execPath, ["--max-old-space-size=64", "--max-semi-space-size=8", "--import", "tsx", "app/intake/bulk/test-read-many.ts", file]);
    return JSON.parse(stdout) as { count: number; units: number; milliseconds: number; peakMegabytes: number };
  }

  test("are read in a process that has room for a fraction of them", { timeout: 180_000 }, async () => {
    const units = Array.from({ length: ROWS }, (_, index) => text(index).length + 2 + 6).reduce((sum, length) => sum + length);
    function* shared() {
      yield Buffer.from(sharedStrings("@").split("@")[0]!);
      for (const word of [...HEADER, "p1", "Đồng ý"]) yield Buffer.from(`<si><t>${word}</t></si>`);
      for (let index = 0; index < ROWS; index++) yield Buffer.from(`<si><t>${xml(text(index))}</t></si>`);
      yield Buffer.from("</sst>");
    }
    function* sheet() {
      const [open, close] = worksheet("@").split("@") as [string, string];
      yield Buffer.from(`${open}<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>`);
      for (let index = 0; index < ROWS; index++) {
        // In another order than the texts stand, so that they are not simply read along.
        const other = (index * 7919) % ROWS;
        yield Buffer.from(`<row r="${index + 2}"><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>${5 + other}</v></c></row>`);
      }
      yield Buffer.from(close);
    }
    function* csv() {
      yield `${HEADER.join(",")}\n`;
      for (let index = 0; index < ROWS; index++) yield `p1,Đồng ý,"${text(index)}"\n`;
    }
    const asCsv = newFile();
    await fs.promises.writeFile(asCsv, csv());
    for (const [kind, file] of [["XLSX", await workbook({ sheets: [sheet()], strings: shared() })], ["CSV", asCsv]] as const) {
      const read = await readInChild(file);
      expect(read).toMatchObject({ count: ROWS, units });
      const rate = Math.round((ROWS / read.milliseconds) * 1000);
      process.stdout.write(`${kind}: ${(fs.statSync(file).size / 2 ** 20).toFixed(1)} MB, ${rate} rows/s, peak ${Math.round(read.peakMegabytes)} MB with a heap of 64\n`);
    }
  });
});
