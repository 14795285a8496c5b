import { expect, test } from "vitest";
import { messages, translator } from "~/messages";
import { addComment, makeRegister, minutesAfter } from "~/moderation/test-register";
import { testDatabase } from "~/platform/test/database";
import { countNumbers } from "./count-numbers.server";
import { readNumbers } from "./keep-numbers.server";
import { CHARTS, chartsOf, tableOf } from "./number-charts";
import { numberFile, readFileName } from "./number-file.server";

const db = await testDatabase();
const NOW = minutesAfter(100);
const LONG = 60_000;
const words = { t: translator("numbers"), comment: translator("comment") };

async function counted(slug: string) {
  const register = await makeRegister(db, slug);
  await addComment(db, register, { path: "p1-a-i", paragraph: 2, district: "sin-ho" });
  await addComment(db, register, { path: "p1-a-i", paragraph: 2, kind: "add", channel: "post" });
  await addComment(db, register, { path: "p1-b", receivedAt: minutesAfter(3_000) });
  await addComment(db, register, {});
  return register;
}

test("a count stands for a minute, and an older one is shown while a new one is under way", async () => {
  const register = await counted("mot-phut");
  const { consultationId } = register;
  const read = (now: Date, patience = LONG) => readNumbers(db, { consultationId, patience }, now);
  const first = await read(NOW);
  expect(first).toMatchObject({ counting: false, numbers: { total: { comments: 4 }, countedAt: NOW } });
  await addComment(db, register, {});
  expect(await read(new Date(NOW.getTime() + 59_999))).toEqual(first);

  // Nobody can count while the register is locked: whoever asks is not kept waiting.
  const client = await db.pool.connect();
  await client.query("BEGIN; LOCK TABLE comment IN ACCESS EXCLUSIVE MODE");
  const later = new Date(NOW.getTime() + 60_000);
  expect(await read(later, 0)).toEqual({ numbers: first.numbers, counting: true });
  const unknown = await readNumbers(db, { consultationId: register.draftId, patience: 0 }, later);
  expect(unknown).toEqual({ numbers: null, counting: true });
  await client.query("COMMIT");
  client.release();
  expect(await read(later)).toMatchObject({ counting: false, numbers: { total: { comments: 5 }, countedAt: later } });
});

test("a count that failed is begun again by the next who asks", async () => {
  const { consultationId } = await counted("hong");
  const { prisma, ...rest } = db;
  const broken = { ...rest, prisma: { $transaction: () => Promise.reject(new Error("The database is away.")) } as unknown as typeof prisma };
  await expect(readNumbers(broken, { consultationId, patience: LONG }, NOW)).rejects.toThrow("away");
  expect((await readNumbers(db, { consultationId, patience: LONG }, NOW)).numbers?.total.comments).toBe(4);
});

test("every picture's table adds up to the register, whoever counts it", async () => {
  const { consultationId } = await counted("cong-lai");
  const { numbers } = await readNumbers(db, { consultationId, patience: LONG }, NOW);
  expect(numbers).toMatchObject(await countNumbers(db.prisma, { consultationId }));
  const charts = chartsOf(numbers!, false, words);
  expect(charts.map(({ key }) => key)).toEqual([...CHARTS]);
  const chart = translator("synthesis.chart");
  const sums = charts.map(({ key, picture }) => {
    const { head, rows } = tableOf(picture, chart);
    expect(rows.every((row) => row.numbers.length === head.length - 1)).toBe(true);
    // Of the outline the column of a section's own comments.
    const column = picture.kind === "heat" ? 2 : 0;
    return [key, rows.reduce((sum, row) => sum + row.numbers[column]!, 0)];
  });
  // Paragraphs have those alone that name one.
  expect(sums).toEqual(CHARTS.map((key) => [key, key === "doan" ? 2 : 4]));
  const [paragraph] = tableOf(charts[1]!.picture, chart).rows;
  expect(paragraph).toEqual({ name: "Phần thứ nhất A I, đoạn 2: “Đoạn 2 của p1-a-i.”", numbers: [2, 2] });
  for (const { key } of charts) expect(messages.numbers.chart[key]).not.toBe("");
});

test("a picture's file and its table's: named, marked as UTF-8, and nothing in it a formula", async () => {
  const { consultationId } = await counted("tep");
  await db.prisma.section.updateMany({ where: { consultationId, path: "p1-b" }, data: { label: "", heading: `=HYPERLINK("x")` } });
  const { numbers } = await readNumbers(db, { consultationId, patience: LONG }, NOW);
  const file = (name: string, once = false) => numberFile(numbers!, { ...readFileName(name)!, slug: "tep", once, locale: "vi" });
  const csv = file("phan-muc.csv", true);
  expect(csv).toMatchObject({ fileName: "tep-phan-muc-van-ban.csv", contentType: "text/csv; charset=utf-8" });
  expect(csv.body.startsWith("\ufeff")).toBe(true);
  expect(csv.body.split("\r\n")).toContain(`"'=HYPERLINK(""x"")","1","1","1","1"`);
  expect(file("ngay.svg").body).toContain("Theo ngày tiếp nhận");
  for (const name of ["kenh.png", "khac.svg", "../kenh.svg", "kenh.svg.exe"]) expect(readFileName(name)).toBeNull();
});
