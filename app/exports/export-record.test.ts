import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { messages } from "~/messages";
import { testDatabase } from "~/platform/test/database";
import { exportRegister, type ExportInput } from "./export-register.server";
import { addComment, makeRegister, type Register } from "./test/fixtures";
import { readCsv } from "./test/read-csv";
import { readXlsx } from "./test/read-xlsx";

const db = await testDatabase();
const now = new Date("2020-06-20T01:30:00Z");
let register: Register;

beforeAll(async () => {
  register = await makeRegister(db, "nho");
  await addComment(db, register, {
    text: "Được công bố",
    state: "published",
    decisions: [{ action: "publish", reason: "0" }],
  });
  for (const reason of ["1", "5"]) {
    await addComment(db, register, {
      text: "Không công bố",
      state: "withheld",
      decisions: [{ action: "withhold", reason }],
    });
  }
  const big = await makeRegister(db, "lon");
  await db.pool.query(
    `INSERT INTO comment (id, consultation_id, draft_id, channel, kind, text, submission_key, receipt_code, received_at)
     SELECT gen_random_uuid(), $1, $2, 'web', 'other', repeat('Góp ý ', 300), gen_random_uuid(), 'LON-' || i, now()
     FROM generate_series(1, 20000) i`,
    [big.consultationId, big.draftId],
  );
});

async function start(input: Pick<ExportInput, "consultationSlug" | "format"> & Partial<ExportInput>) {
  const started = await exportRegister(db, { personalData: false, filter: {}, staffId: null, ...input }, now);
  if (!started.ok) throw new Error(started.reason);
  return started.export;
}

test("an unknown consultation or section is refused and leaves no record", async () => {
  const before = await db.prisma.export.count();
  const input = { format: "csv" as const, personalData: false, filter: {}, staffId: null };
  expect(await exportRegister(db, { ...input, consultationSlug: "khong-co" }, now)).toEqual({
    ok: false,
    reason: "unknown-consultation",
  });
  expect(await exportRegister(db, { ...input, consultationSlug: "nho", filter: { section: "khong-co" } }, now)).toEqual(
    {
      ok: false,
      reason: "unknown-section",
    },
  );
  expect(await db.prisma.export.count()).toBe(before);
});

describe("the record of an export", () => {
  test.each(["csv", "jsonl", "xlsx"] as const)(
    "%s: who, when, filter, count, size and SHA-256 of the very file",
    async (format) => {
      const filter = { state: "withheld" as const };
      const made = await start({ consultationSlug: "nho", format, filter, staffId: register.staffId });
      const file = await buffer(made.body);
      const sha256 = createHash("sha256").update(file).digest("hex");
      const row = await db.prisma.export.findUniqueOrThrow({ where: { id: made.id } });
      expect(row).toMatchObject({
        staffId: register.staffId,
        format,
        personalData: false,
        filter,
        startedAt: now,
        rowCount: 2,
        sha256,
      });
      expect(row.bytes).toBe(BigInt(file.length));
      expect(row.completedAt?.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(made.receipt()).toEqual({ rowCount: 2, bytes: file.length, sha256 });
      const event = await db.prisma.auditEvent.findFirstOrThrow({
        where: { data: { path: ["exportId"], equals: made.id } },
      });
      expect(event).toMatchObject({
        type: "export.made",
        staffId: register.staffId,
        consultationId: register.consultationId,
        at: row.completedAt,
      });
      expect(event.data).toMatchObject({ format, personalData: false, filter, rowCount: 2, sha256 });
    },
  );

  test("one whose reader went away stays incomplete, and its connection is given back", async () => {
    for (const format of ["csv", "jsonl", "xlsx"] as const) {
      const { id, body, receipt } = await start({ consultationSlug: "lon", format });
      const closed = new Promise((resolve) => body.once("close", resolve));
      for await (const piece of body) {
        expect((piece as Buffer).length).toBeGreaterThan(0);
        break;
      }
      await closed;
      await expect.poll(() => db.pool.totalCount - db.pool.idleCount).toBe(0);
      await expect
        .poll(
          async () =>
            (
              await db.pool.query(
                "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (%'",
              )
            ).rowCount,
        )
        .toBe(0);
      expect(receipt()).toBeNull();
      expect(await db.prisma.export.findUniqueOrThrow({ where: { id } })).toMatchObject({
        completedAt: null,
        sha256: null,
        rowCount: null,
      });
      expect(await db.prisma.auditEvent.count({ where: { data: { path: ["exportId"], equals: id } } })).toBe(0);
    }
  });

  test("a lost connection is an error of the stream, not the end of a shorter file", async () => {
    const started = await start({ consultationSlug: "lon", format: "csv" });
    const reading = (async () => {
      let killed = false;
      for await (const piece of started.body) {
        expect((piece as Buffer).length).toBeGreaterThan(0);
        if (killed) continue;
        killed = true;
        await db.pool.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (%'",
        );
      }
    })();
    await expect(reading).rejects.toThrow();
    expect(started.receipt()).toBeNull();
    await expect.poll(() => db.pool.totalCount - db.pool.idleCount).toBe(0);
  });
});

test("comments sent while an export streams are not in it", async () => {
  const started = await start({ consultationSlug: "lon", format: "csv" });
  const pieces: Buffer[] = [];
  for await (const piece of started.body) {
    if (pieces.length === 0) {
      await db.pool.query(
        `INSERT INTO comment (id, consultation_id, draft_id, channel, kind, text, submission_key, receipt_code, received_at)
         SELECT gen_random_uuid(), consultation_id, draft_id, channel, kind, 'Đến sau', gen_random_uuid(), 'SAU-1', received_at
         FROM comment WHERE receipt_code = 'LON-1'`,
      );
    }
    pieces.push(piece as Buffer);
  }
  expect(started.receipt()?.rowCount).toBe(20_000);
  expect(Buffer.concat(pieces).includes("SAU-1")).toBe(false);
  expect(await db.prisma.comment.count({ where: { consultation: { slug: "lon" } } })).toBe(20_001);
});

test("a consultation without comments gives files of headers and zeros", async () => {
  const empty = await makeRegister(db, "trong");
  const files = await Promise.all(
    (["csv", "jsonl", "xlsx"] as const).map(async (format) => {
      const started = await start({ consultationSlug: empty.slug, format });
      const bytes = await buffer(started.body);
      expect(started.receipt()?.rowCount).toBe(0);
      return bytes;
    }),
  );
  expect(readCsv((files[0] ?? Buffer.alloc(0)).toString("utf8").slice(1))).toHaveLength(1);
  expect(files[1]).toHaveLength(0);
  const [summary, comments] = readXlsx(files[2] ?? Buffer.alloc(0));
  expect(comments?.rows).toBe(1);
  expect([...(summary?.cells.values() ?? [])].some(({ value }) => value === messages.exports.summary.title)).toBe(true);
});
