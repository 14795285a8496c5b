import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asTcvn3, asVni } from "../test-legacy";
import { readCsv } from "./read-csv.server";
import { readSheet } from "./read-sheet.server";
import { openXlsx } from "./read-xlsx.server";
import { SheetRefused, type SheetRow } from "./sheet-row";
import { inline, sharedStrings, sheetData, styleSheet, worksheet, writeWorkbook } from "./test-workbook";

let folder: string;
let files = 0;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "bang-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const newFile = () => path.join(folder, String(++files));

function write(content: string | Buffer): string {
  const file = newFile();
  fs.writeFileSync(file, content);
  return file;
}

async function all(rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> {
  const list: SheetRow[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

async function readXlsx(file: string): Promise<SheetRow[]> {
  const workbook = await openXlsx(file);
  try {
    return await all(workbook.rows(workbook.sheets[0]!, { rows: null }));
  } finally {
    workbook.close();
  }
}

const workbook = (parts: Parameters<typeof writeWorkbook>[1]) => writeWorkbook(newFile(), parts);
const problemOf = (file: string) =>
  readSheet(file, async ({ rows }) => (await all(rows)).length).then(
    (rows) => `${rows} rows`,
    (error: unknown) => {
      if (error instanceof SheetRefused) return error.detail ? `${error.problem}:${error.detail}` : error.problem;
      throw error;
    },
  );

const HEADER = ["Mục", "Loại ý kiến", "Nội dung ý kiến"];
const csv = (rows: readonly (readonly string[])[], separator = ",", end = "\r\n") =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator) + end).join("");

/** What a reader of rows can be expected to give back: no empty ends, no empty rows. */
const expected = (table: readonly (readonly string[])[]) =>
  table.flatMap((cells, index) => {
    const trimmed = cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
    return trimmed.length === 0 ? [] : [{ number: index + 1, cells: trimmed }];
  });
const given = (rows: SheetRow[]) => rows.map(({ number, cells }) => ({ number, cells }));

describe("any table of texts", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom("=1+1", "+84", "-", "@SUM(A1)", "\"", "a\"b", "x\r\ny", "\n", ",;\t", "_x0041_", "_x_x0041_", "<b>&amp;", "sep=;", "  ", "\ufeff"),
  );
  const table = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

  test("is read back from XLSX to the letter", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        // Line ends are XML's to write: a carriage return is escaped, so nothing is lost.
        const file = await workbook({ sheets: [worksheet(sheetData(rows))] });
        expect(given(await readXlsx(file))).toEqual(expected(rows));
        const strings = rows.flat();
        let index = 0;
        const data = rows.map((cells, row) => `<row r="${row + 1}">${cells.map(() => `<c t="s"><v>${index++}</v></c>`).join("")}</row>`).join("");
        const shared = await workbook({
          sheets: [worksheet(data)],
          strings: sharedStrings(strings.map((each) => /<t.*<\/t>/s.exec(inline(each, 0, 1))![0]).map((each) => `<si>${each}</si>`).join("")),
        });
        expect(given(await readXlsx(shared))).toEqual(expected(rows));
      }),
      { numRuns: 150 },
    );
  });

  test("is read back from CSV to the letter, with any separator and line end", async () => {
    const quoted = table.map((rows) => rows.map((cells) => cells.map((cell) => cell.replaceAll("\0", ""))));
    await fc.assert(
      fc.asyncProperty(quoted, fc.constantFrom(",", ";", "\t"), fc.constantFrom("\r\n", "\n", "\r"), fc.boolean(), async (rows, separator, end, mark) => {
        // A first row of one column does not tell the separator.
        const wide = [["một", "hai"], ...rows];
        const file = write((mark ? "\ufeff" : "") + csv(wide, separator, end));
        expect(given(await all(readCsv(file, { rows: null })))).toEqual(expected(wide));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a list", () => {
  const read = (file: string) => readSheet(file, async ({ header, rows }) => ({ header, rows: await all(rows) }));
  const good = [["p1", "Đồng ý", "Nhất trí."]];

  test("is found below a title and on another worksheet, its columns by name in any order", async () => {
    const title = ["TỔNG HỢP Ý KIẾN, hội nghị ngày 10/6/2020"];
    const rows = [title, [], ["STT", "NỘI DUNG  Ý KIẾN:", "mã mục", "loại"], ["1", "Đề nghị, bổ sung", "p1", "bổ sung"]];
    for (const file of [
      write(csv(rows)),
      write(rows.map((cells) => cells.join(";")).join("\r\n")),
      write("sep=;\r\n" + rows.map((cells) => cells.join(";")).join("\r\n")),
      write(rows.map((cells) => cells.join("\t")).join("\n")),
      await workbook({ sheets: [worksheet(sheetData([["Ghi chú"]])), worksheet(sheetData(rows))] }),
    ]) {
      const { header, rows: found } = await read(file);
      expect(header).toMatchObject({ at: { text: 1, place: 2, kind: 3 }, unused: ["STT"], missing: [] });
      expect(found.map(({ cells }) => cells)).toEqual([["1", "Đề nghị, bổ sung", "p1", "bổ sung"]]);
    }
  });

  test("says which columns are missing, and which are there twice", async () => {
    expect(await problemOf(write(csv([["Mục", "Nội dung"], ["p1", "x"]])))).toBe("columns-missing:kind");
    expect(await problemOf(write(csv([[...HEADER, "Góp ý"], ...good])))).toBe("columns-twice:text");
    expect(await problemOf(write(csv([["a", "b"], ["c", "d"]])))).toBe("no-header");
    expect(await problemOf(write(csv([...Array.from({ length: 20 }, () => ["x"]), HEADER, ...good])))).toBe("no-header");
  });

  test("is read in UTF-8 and UTF-16 with and without its mark, in decomposed letters, and from the fonts of before Unicode", async () => {
    const words = ["p1", "Đồng ý", "Đề nghị đầu tư đường giao thông nông thôn ở các xã vùng cao biên giới."];
    const text = csv([HEADER, words]);
    for (const [content, from] of [
      [Buffer.from(text), null],
      [Buffer.from(`\ufeff${text}`), null],
      [Buffer.from(`\ufeff${text}`, "utf16le"), null],
      [Buffer.from(`\ufeff${text}`, "utf16le").swap16(), null],
      [Buffer.from(asTcvn3(text), "latin1"), "tcvn3"],
      [Buffer.from(asVni(text), "latin1"), "vni"],
    ] as const) {
      const { rows } = await read(write(content));
      expect(rows[0]).toMatchObject({ cells: words, recoveredFrom: from });
    }
    const decomposed = await read(write(text.normalize("NFD")));
    expect(decomposed.header.missing).toEqual([]);
    const typed = await workbook({ sheets: [worksheet(sheetData([HEADER, words.map(asTcvn3), ["p1", asTcvn3("Đồng ý"), asTcvn3("Sửa câu")], ["p1", "Đồng ý", "Toàn xã"]]))] });
    expect((await read(typed)).rows.map(({ cells }) => cells)).toEqual([words, ["p1", "Đồng ý", "Sửa câu"], ["p1", "Đồng ý", "Toàn xã"]]);
  });

  test("of another encoding is refused, and what breaks CSV is told with its line", async () => {
    const windows1258 = Buffer.from([...Buffer.from(csv([HEADER]).replace(/[^\x20-\x7e\r\n]/g, "o")), 0xd0, 0xf5, 0x20, 0xd2, 0xec, 0x0d, 0x0a]);
    expect(await problemOf(write(windows1258))).toBe("encoding");
    const lines = `${csv([HEADER])}"p1","Đồng ý","hai\ndòng"\r\n`;
    expect(await problemOf(write(`${lines}"p1","Đồng ý","chưa đóng\r\n`))).toBe("quote:4");
    expect(await problemOf(write(`${lines}"p1"x,"Đồng ý","x"\r\n`))).toBe("quote:4");
    expect(await problemOf(write(`${lines}p1,Đồng ý,a\0b\r\n`))).toBe("nul:4");
    expect(await problemOf(write(`${lines}p1,Đồng ý,"${"a".repeat(2 ** 21)}`))).toBe("quote:4");
  });
});

describe("cells of a workbook", () => {
  const styles = styleSheet(
    '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="0.0&quot; ngày&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>',
  );

  test("are texts, numbers as typed, days as written here; formulas and errors are named, never used", async () => {
    const strings = sharedStrings(
      "<si><r><rPr><b/></rPr><t>Đề </t></r><r><t>nghị</t></r><rPh sb='0' eb='1'><t>đọc</t></rPh></si><si><t>=CMD()</t></si>",
    );
    const data = `<row r="2" hidden="1">
      <c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>0.30000000000000004</v></c><c r="D2"><v>453461</v></c>
      <c r="E2" s="1"><v>44000</v></c><c r="F2" s="2"><v>44000.5</v></c><c r="G2" s="3"><v>12</v></c><c r="H2" t="b"><v>1</v></c>
      <c r="I2" t="d"><v>2020-06-18</v></c><c r="J2" t="e"><v>#N/A</v></c><c r="K2" t="str"><f>HYPERLINK("http://xau.example")</f><v>Bấm</v></c>
      <c r="L2"><f t="shared" si="0"/><v>2</v></c><c r="M2" t="str"><v>=1</v></c><c r="N2" s="1"/></row>`;
    const [row] = await readXlsx(await workbook({ sheets: [worksheet(data)], strings, styles }));
    expect(row).toMatchObject({ number: 2, hidden: true });
    expect(row!.cells).toEqual([
      "Đề nghị", "=CMD()", "0.3", "453461", "18/6/2020", "18/6/2020 12:00", "12", "TRUE", "18/6/2020", "#N/A", '=HYPERLINK("http://xau.example")', "=", "=1",
    ]);
    expect([...row!.faults]).toEqual([[9, "cell-error"], [10, "formula"], [11, "formula"]]);
  });

  test("hold the same day in a workbook that counts from 1904", async () => {
    const data = '<row r="1"><c r="A1" s="1"><v>42538</v></c></row>';
    const rows = await readXlsx(await workbook({ sheets: [worksheet(data)], styles, workbookPr: '<workbookPr date1904="1"/>' }));
    expect(rows[0]!.cells).toEqual(["18/6/2020"]);
  });

  test("that are too long are named, and cut", async () => {
    for (const rows of [
      await readXlsx(await workbook({ sheets: [worksheet(sheetData([["a".repeat(40_000)]]))] })),
      await all(readCsv(write(csv([["a".repeat(40_000)]])), { rows: null })),
    ]) {
      expect(rows[0]!.faults.get(0)).toBe("cell-too-long");
      expect(rows[0]!.cells[0]).toHaveLength(32_767);
    }
  });

  test("are found whatever prefix their elements have", async () => {
    const sheet = worksheet(sheetData([["Xin chào"]])).replace(/<(\/?)(?=[a-z])/g, "<$1x:").replace("xmlns=", "xmlns:x=");
    expect((await readXlsx(await workbook({ sheets: [sheet] })))[0]!.cells).toEqual(["Xin chào"]);
  });
});
