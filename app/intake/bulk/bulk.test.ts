import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addModerator } from "~/moderation/test-register";
import type { Database } from "~/platform/db.server";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { bulkSchema } from "./bulk-form.schema";
import { discardBulk } from "./discard-bulk.server";
import { listCodes } from "./list-codes.server";
import { readBulk } from "./read-bulk.server";
import { countPlaces, listImportRows, readImport } from "./read-import.server";
import { askToRegister, registerBulk } from "./register-bulk.server";
import { startBulk } from "./start-bulk.server";
import { csvTemplate, xlsxTemplate } from "./template.server";

let db: Database;
let consultation: Awaited<ReturnType<typeof createTestConsultation>>;
let staffId: string;
let folder: string;
let files = 0;
const window = { opensAt: new Date("2020-06-01T00:00:00.000+07:00"), closesAt: new Date("2020-06-18T23:59:59.999+07:00") };

beforeAll(async () => {
  db = await testDatabase();
  consultation = await createTestConsultation(db);
  staffId = await addModerator(db, "Văn thư");
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "bang-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const HEADER = "Mục,Loại ý kiến,Nội dung ý kiến,Đề nghị viết lại,Họ và tên,Huyện,Thư điện tử";

function upload(content: string | Buffer, name = "hội nghị.csv") {
  const file = path.join(folder, String(++files));
  fs.writeFileSync(file, content);
  const bytes = fs.readFileSync(file);
  return { field: "file", name, path: file, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), tooLarge: false };
}

const about = (more: object = {}) =>
  bulkSchema.parse({ channel: "meeting", consultation: "du-thao", meeting: "Hội nghị Tam Đường", heldOn: "2020-06-09", district: "tam-duong", peoplePresent: "1.200", ...more });

const start = (content: string | Buffer, more?: object, now = IN_TIME) =>
  startBulk(db, { consultationId: consultation.consultationId, window, file: upload(content), about: about(more), staffId }, now);

async function startAndRead(content: string | Buffer) {
  const started = await start(content);
  if (!started.ok) throw new Error(started.reason);
  await readBulk(db, started.id);
  return started.id;
}

const commentsOf = (bulkImportId: string) => db.prisma.comment.findMany({ where: { bulkImportId }, orderBy: { id: "asc" }, include: { contributor: true } });

describe("a spreadsheet", () => {
  test("is read, looked at and registered: each row a comment, in the order of the rows", async () => {
    const id = await startAndRead(
      [
        HEADER,
        '"a","Đồng ý","=1+1 <b>không phải công thức</b>",,,,',
        'a/d2,đề nghị sửa,Viết lại câu này,Đoạn hai viết lại,Vàng Thị Dở,Huyện Sìn Hồ,do@example.vn',
        ",,,,,,",
        ",Ý kiến khác,Góp ý chung,,,ngoài tỉnh,",
      ].join("\r\n"),
    );
    expect(await readImport(db, id)).toMatchObject({ state: "checked", problem: null, rowsRead: 3, rowsWrong: 0, peoplePresent: 1200 });
    expect((await listImportRows(db, { id, after: 0, wrongOnly: false })).rows.map(({ number }) => number)).toEqual([2, 3, 5]);
    expect(await countPlaces(db, id)).toEqual([{ label: "A-", heading: "Mở đầu", count: 2 }, { label: null, heading: null, count: 1 }]);

    expect(await askToRegister(db, id)).toEqual({ ok: true });
    expect(await askToRegister(db, id)).toEqual({ ok: false, reason: "not-ready" });
    const later = new Date(IN_TIME.getTime() + 60_000);
    await Promise.all([registerBulk(db, id, later), registerBulk(db, id, later)]);
    await registerBulk(db, id, later);
    const comments = await commentsOf(id);
    expect(comments).toMatchObject([
      { text: "=1+1 <b>không phải công thức</b>", kind: "agree", district: "tam-duong", sectionId: consultation.sectionId, paragraphId: null, contributor: null },
      {
        text: "Viết lại câu này", proposed: "Đoạn hai viết lại", proposedBase: "Đoạn 2", kind: "amend", district: "sin-ho", paragraphId: consultation.paragraphIds[1],
        contributor: { name: "Vàng Thị Dở", email: "do@example.vn", showName: false },
      },
      { text: "Góp ý chung", sectionId: null, district: "ngoai-tinh" },
    ]);
    for (const each of comments) expect(each).toMatchObject({ channel: "meeting", state: "pending", part: 1, consentNotice: null, receivedAt: later });
    expect(await readImport(db, id)).toMatchObject({ state: "registered", settledAt: later });
    expect(await db.prisma.bulkRow.count({ where: { importId: id } })).toBe(0);
    expect(await discardBulk(db, id, later)).toEqual({ ok: false, reason: "too-late" });

    let codes = "";
    for await (const piece of listCodes(db.pool, id, ["Dòng", "Mã tiếp nhận"])) codes += piece;
    expect(codes).toBe(`\ufeff"Dòng","Mã tiếp nhận"\r\n"2","${comments[0]!.receiptCode}"\r\n"3","${comments[1]!.receiptCode}"\r\n"5","${comments[2]!.receiptCode}"\r\n`);
  });

  test("with one wrong row is not registered at all; every error stands in its cell", async () => {
    const id = await startAndRead(
      [
        HEADER,
        "a,Đồng ý,Tốt,,,,",
        `zz,Sao cũng được,,${"x".repeat(20_001)},${"y".repeat(201)},Hà Nội,không có`,
        "a/d3,,Thiếu loại,,,,",
        `a,Đồng ý,${"dài ".repeat(5_001)}x,,,,`,
      ].join("\n"),
    );
    const { rows } = await listImportRows(db, { id, after: 0, wrongOnly: true });
    expect(rows.map(({ number, errors }) => ({ number, errors }))).toEqual([
      {
        number: 3,
        errors: {
          place: "place-unknown", kind: "kind-unknown", text: "text-missing", proposed: "proposed-too-long", name: "name-too-long",
          district: "district-unknown", email: "email-wrong",
        },
      },
      { number: 4, errors: { place: "paragraph-unknown", kind: "kind-missing" } },
      { number: 5, errors: { text: "text-too-long" } },
    ]);
    expect(await askToRegister(db, id)).toEqual({ ok: false, reason: "not-ready" });
    // Even a job that should not be there finds nothing to do.
    await registerBulk(db, id, IN_TIME);
    expect(await commentsOf(id)).toEqual([]);
    expect(await discardBulk(db, id, IN_TIME)).toEqual({ ok: true });
    await readBulk(db, id);
    expect(await readImport(db, id)).toMatchObject({ state: "discarded" });
    expect(await db.prisma.bulkRow.count({ where: { importId: id } })).toBe(0);
  });

  test("is taken once: the same file is told by its content, until it is discarded, and of two at once one is", async () => {
    const content = `${HEADER}\r\na,Đồng ý,Hai lần,,,,`;
    const [first, second] = await Promise.all([start(content), start(content)]);
    const ok = [first, second].find((each) => each.ok);
    expect([first, second].find((each) => !each.ok)).toEqual({ ok: false, reason: "known", id: ok?.ok && ok.id });
    await discardBulk(db, ok!.ok ? ok!.id : "", IN_TIME);
    expect(await start(content)).toMatchObject({ ok: true });
  });

  test("counts by the day of its meeting, or by when it comes in", async () => {
    const after = new Date("2020-06-20T03:00:00Z");
    const content = (mark: string) => `${HEADER}\r\na,Đồng ý,${mark},,,,`;
    expect(await start(content("1"), { heldOn: "2020-06-18" }, after)).toMatchObject({ ok: true });
    expect(await start(content("2"), { heldOn: "2020-06-19" }, after)).toEqual({ ok: false, reason: "late" });
    expect(await start(content("3"), { heldOn: "2020-05-31" }, after)).toEqual({ ok: false, reason: "early" });
    expect(await start(content("4"), { heldOn: "2020-06-17" })).toEqual({ ok: false, reason: "early" });
    expect(await start(content("5"), { channel: "import" }, after)).toEqual({ ok: false, reason: "late" });
    expect(await start(content("6"), { channel: "import" })).toMatchObject({ ok: true });
  });

  test("that is none is refused before it is kept; what shows only in reading is a problem of the whole file", async () => {
    expect(await start("%PDF-1.7")).toEqual({ ok: false, reason: "file", problem: "not-a-spreadsheet" });
    const id = await startAndRead(`${HEADER}\r\na,Đồng ý,"chưa đóng`);
    expect(await readImport(db, id)).toMatchObject({ state: "checked", problem: { key: "quote", detail: "2" } });
    const empty = await startAndRead(HEADER);
    expect(await readImport(db, empty)).toMatchObject({ state: "checked", problem: { key: "no-rows" } });
    for (const each of [id, empty]) expect(await askToRegister(db, each)).toEqual({ ok: false, reason: "not-ready" });
  });

  test("is read anew when reading broke off, and registered whole when registering did", async () => {
    const rows = Array.from({ length: 2_600 }, (_, index) => `a,Đồng ý,Ý kiến thứ ${index},,Người ${index},,`);
    const started = await start([HEADER, ...rows].join("\n"));
    if (!started.ok) throw new Error(started.reason);
    const { id } = started;
    // As it is left by a worker that died after its first batch.
    await db.pool.query(`INSERT INTO bulk_row (import_id, number, data, wrong) VALUES ($1, 2, '{"cells":{},"ready":null}', true)`, [id]);
    await db.pool.query("UPDATE bulk_import SET rows_read = 500, rows_wrong = 1 WHERE id = $1", [id]);
    await readBulk(db, id);
    expect(await readImport(db, id)).toMatchObject({ state: "checked", rowsRead: 2_600, rowsWrong: 0 });
    await askToRegister(db, id);
    // The last row cannot be written: nothing is, and the next try finds everything as it was.
    await db.pool.query(`UPDATE bulk_row SET data = jsonb_set(data, '{ready,text}', '""') WHERE import_id = $1 AND number = 2601`, [id]);
    await expect(registerBulk(db, id, IN_TIME)).rejects.toThrow();
    expect([await db.prisma.comment.count({ where: { bulkImportId: id } }), await db.prisma.contributor.count({ where: { name: "Người 0" } })]).toEqual([0, 0]);
    await db.pool.query(`UPDATE bulk_row SET data = jsonb_set(data, '{ready,text}', '"Sửa"') WHERE import_id = $1 AND number = 2601`, [id]);
    await registerBulk(db, id, IN_TIME);
    const comments = await commentsOf(id);
    expect(new Set(comments.map(({ receiptCode }) => receiptCode)).size).toBe(2_600);
  });

  test("made from the template is known by it, in both forms", async () => {
    const xlsx = await xlsxTemplate([{ path: "a", heading: "A- Mở đầu" }], IN_TIME);
    for (const content of [csvTemplate(), xlsx]) {
      const id = await startAndRead(content);
      expect(await readImport(db, id)).toMatchObject({ problem: { key: "no-rows" }, notes: { unused: [] } });
    }
  });
});
