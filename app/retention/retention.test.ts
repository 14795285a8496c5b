import { beforeEach, describe, expect, test } from "vitest";
import { countNumbers } from "~/synthesis/count-numbers.server";
import { readPublished } from "~/comments/read-published.server";
import { minutesAfter } from "~/moderation/test-register";
import { testDatabase } from "~/platform/test/database";
import { sumOf } from "./erasable";
import { eraseByCode } from "./erase-by-code.server";
import { keepRetention } from "./keep-retention.server";
import { countErasable, listRuns, readTerm } from "./read-retention.server";
import { runRetention } from "./run-retention.server";
import { setTerm } from "./set-term.server";
import { startRun } from "./start-run.server";
import { CODES, codeOf, findInDatabase, PLANTED, plantPerson } from "./test-retention";

const db = await testDatabase();
/** The register closes 25,000 minutes after it opens: on 18/6/2020 at 15:40 in Lai Châu. A month later: */
const DUE = new Date("2020-07-18T08:40:00.000Z");

beforeEach(async () => {
  await db.pool.query("TRUNCATE consultation, staff, audit_event, graphile_worker._private_jobs, rate_limit CASCADE");
});

const whereIsAny = async () => Object.fromEntries(await Promise.all(Object.entries(PLANTED).map(async ([what, words]) => [what, await findInDatabase(db, words)] as const)));
const NOWHERE = { name: [], organisation: [], email: [], phone: [], address: [] };
const acts = async () => (await db.prisma.auditEvent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] })).map(({ type }) => type);
const month = (consultationId: string, staffId: string, automatic = false) =>
  setTerm(db, { consultationId, staffId, months: 1, countedFrom: "close", automatic }, minutesAfter(0));

describe("by the term", () => {
  test("nothing that was known of a person is anywhere in the database; numbers and public texts are as before", async () => {
    const { consultationId, staffId, web } = await plantPerson(db, "het-han");
    await month(consultationId, staffId);
    const before = await whereIsAny();
    expect(before.email).toEqual(["public.contributor", "public.file_chunk", "public.intake_item", "public.mail_message", "public.second_look"]);
    expect(before.phone).toEqual(expect.arrayContaining(["public.comment", "public.comment_analysis", "public.comment_revision", "public.file_chunk"]));
    const numbers = await countNumbers(db.prisma, { consultationId });
    const shown = await readPublished(db.pool, { consultationId, id: web });
    const words = await db.prisma.comment.findMany({ where: { consultationId, id: { not: web } }, orderBy: { id: "asc" }, select: { text: true, proposed: true } });

    const { counts, waiting } = await countErasable(db.prisma, { consultationId });
    expect([counts, waiting]).toEqual([{ people: 4, letters: 1, emails: 2, files: 8, messages: 3, looks: 1, returned: 1, masked: 1 }, 0]);
    const started = await startRun(db, { consultationId, staffId }, DUE);
    expect(started).toMatchObject({ ok: true });
    if (!started.ok) return;
    await runRetention(db, started, () => DUE);

    expect(await whereIsAny()).toEqual(NOWHERE);
    expect(await countNumbers(db.prisma, { consultationId })).toEqual(numbers);
    const after = await readPublished(db.pool, { consultationId, id: web });
    expect(shown?.comment.author).toEqual({ name: PLANTED.name, organisation: PLANTED.organisation });
    expect(after).toEqual({ ...shown, comment: { ...shown!.comment, author: null } });
    expect(await db.prisma.comment.findMany({ where: { consultationId, id: { not: web } }, orderBy: { id: "asc" }, select: { text: true, proposed: true } })).toEqual(words);
    // What stays of them: consent, codes, sizes and hashes.
    expect(await db.prisma.comment.findUnique({ where: { id: web } })).toMatchObject({ consentNotice: "1", receiptCode: CODES.web, district: "tam-duong" });
    expect(await db.prisma.storedFile.findFirst()).toMatchObject({ name: "Tệp đã xóa", sha256: "ab", erasedAt: DUE });
    expect(await db.prisma.mailMessage.count({ where: { sentAt: null, failedAt: null } })).toBe(0);
    expect(await listRuns(db.prisma, { consultationId })).toMatchObject([{ planned: counts, erased: counts, finishedAt: DUE, staff: "Lò Thị An" }]);
    expect(await acts()).toEqual(["retention.term-changed", "personal.erasing-began", "personal.erased"]);
    expect(sumOf((await countErasable(db.prisma, { consultationId })).counts)).toBe(0);
    expect(await startRun(db, { consultationId, staffId }, DUE)).toEqual({ ok: false, reason: "nothing-left" });
  });

  test("what breaks off goes on where it was, once, and a finished one does nothing more", async () => {
    const { consultationId, staffId } = await plantPerson(db, "do-dang");
    await month(consultationId, staffId, true);
    await keepRetention(db, new Date(DUE.getTime() - 1));
    expect(await listRuns(db.prisma, { consultationId })).toEqual([]);
    await keepRetention(db, DUE);
    const [run] = await listRuns(db.prisma, { consultationId });
    expect(run).toMatchObject({ staff: null, finishedAt: null });
    let calls = 0;
    const breaksOff = () => {
      if (++calls === 4) throw new Error("The power failed.");
      return DUE;
    };
    await expect(runRetention(db, { runId: run!.id }, breaksOff)).rejects.toThrow("The power failed.");
    const [half] = await listRuns(db.prisma, { consultationId });
    expect(sumOf(half!.erased)).toBeGreaterThan(0);
    expect(sumOf(half!.erased)).toBeLessThan(sumOf(half!.planned));
    // The clock finds it unfinished and has it gone on with; two workers at once do it once.
    await keepRetention(db, DUE);
    await Promise.all([runRetention(db, { runId: run!.id }, () => DUE), runRetention(db, { runId: run!.id }, () => DUE)]);
    await runRetention(db, { runId: run!.id }, () => DUE);
    expect(await listRuns(db.prisma, { consultationId })).toMatchObject([{ erased: run!.planned, finishedAt: DUE }]);
    expect(await whereIsAny()).toEqual(NOWHERE);
    expect((await acts()).filter((type) => type === "personal.erased")).toHaveLength(1);
    const { rows } = await db.pool.query("SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'run-retention'");
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("nothing is erased without a term, before its day, or by itself where that was not set", async () => {
    const { consultationId, staffId } = await plantPerson(db, "chua-den-han");
    const before = await whereIsAny();
    const start = (now: Date, by: string | null = staffId) => startRun(db, { consultationId, staffId: by }, now);
    expect(await start(DUE)).toEqual({ ok: false, reason: "no-term" });
    await setTerm(db, { consultationId, staffId, months: 1, countedFrom: "results", automatic: false }, minutesAfter(0));
    expect(await readTerm(db.prisma, { consultationId }, DUE)).toMatchObject({ dueAt: null, term: { staff: "Lò Thị An" } });
    expect(await start(DUE)).toEqual({ ok: false, reason: "not-due" });
    await month(consultationId, staffId);
    expect(await start(new Date(DUE.getTime() - 1))).toEqual({ ok: false, reason: "not-due" });
    expect(await start(DUE, null)).toEqual({ ok: false, reason: "no-term" });
    // An extension moves the day.
    await db.prisma.extension.create({ data: { id: staffId, consultationId, closesAt: minutesAfter(30_000), reason: "Thêm", signedBy: "X", createdAt: minutesAfter(1) } });
    expect(await start(DUE)).toEqual({ ok: false, reason: "not-due" });
    expect(await whereIsAny()).toEqual(before);
    expect(await db.prisma.retentionRun.count()).toBe(0);
  });

  test("a letter nobody has entered is the only copy of its opinion and is left, with its sender", async () => {
    const { consultationId, staffId, item } = await plantPerson(db, "chua-nhap");
    const itemId = await item("post", "waiting", CODES.waiting);
    await month(consultationId, staffId);
    const { counts, waiting } = await countErasable(db.prisma, { consultationId });
    expect([counts.people, counts.files, waiting]).toEqual([4, 8, 1]);
    const started = await startRun(db, { consultationId, staffId }, DUE);
    await runRetention(db, started as { runId: string }, () => DUE);
    expect(await db.prisma.intakeItem.findUnique({ where: { id: itemId }, include: { contributor: true } })).toMatchObject({ erasedAt: null, contributor: { name: PLANTED.name } });
    expect((await whereIsAny()).name).toEqual(["public.contributor", "public.file_chunk", "public.intake_item", "public.stored_file"]);
    // Settled, it is found by the next run.
    await db.prisma.intakeItem.update({ where: { id: itemId }, data: { state: "refused", reason: "late", settledAt: DUE } });
    const next = await startRun(db, { consultationId, staffId }, DUE);
    await runRetention(db, next as { runId: string }, () => DUE);
    expect(await whereIsAny()).toEqual(NOWHERE);
  });
});

describe("by receipt code", () => {
  test("each code erases its own, at once, and together nothing is left", async () => {
    const { consultationId } = await plantPerson(db, "theo-ma");
    const numbers = await countNumbers(db.prisma, { consultationId });
    expect(await eraseByCode(db, { code: CODES.web }, DUE)).toMatchObject({ ok: true, waiting: false, repeated: false });
    expect(await db.prisma.contributor.count({ where: { erasedAt: null } })).toBe(3);
    expect((await whereIsAny()).email).not.toEqual([]);
    for (const code of [CODES.letter, CODES.mail, CODES.list]) expect(await eraseByCode(db, { code }, DUE)).toMatchObject({ ok: true, repeated: false });
    expect(await whereIsAny()).toEqual(NOWHERE);
    expect(await countNumbers(db.prisma, { consultationId })).toEqual(numbers);
    const logged = await db.prisma.auditEvent.findMany({ where: { type: "personal.erased-by-code" } });
    expect(logged).toHaveLength(4);
    expect(logged.every(({ staffId }) => staffId === null)).toBe(true);
    // Asked for again, by two at once: done, and written down no second time.
    const again = await Promise.all([1, 2].map(() => eraseByCode(db, { code: CODES.web }, new Date(DUE.getTime() + 1))));
    expect(again).toMatchObject([{ ok: true, repeated: true }, { ok: true, repeated: true }]);
    expect(await db.prisma.auditEvent.count({ where: { type: "personal.erased-by-code" } })).toBe(4);
    expect(await db.prisma.erasureRequest.findUnique({ where: { receiptCode: CODES.web } })).toMatchObject({ askedAt: DUE, doneAt: DUE });
  });

  test("of a letter still to be entered the name goes at once, the letter when it is entered", async () => {
    const { item } = await plantPerson(db, "thu-cho");
    const itemId = await item("post", "waiting", CODES.waiting);
    const code = CODES.waiting;
    expect(await eraseByCode(db, { code }, DUE)).toMatchObject({ ok: true, waiting: true });
    const read = () => db.prisma.intakeItem.findUniqueOrThrow({ where: { id: itemId }, include: { contributor: true } });
    expect(await read()).toMatchObject({ erasedAt: null, contributor: { name: null, email: null, erasedAt: DUE } });
    expect((await read()).text).toContain(PLANTED.name);
    await keepRetention(db, DUE);
    expect((await read()).text).toContain(PLANTED.name);
    await db.prisma.intakeItem.update({ where: { id: itemId }, data: { state: "registered", settledAt: DUE } });
    await keepRetention(db, DUE);
    expect(await read()).toMatchObject({ text: null, subject: null, note: null, erasedAt: DUE });
    expect(await db.prisma.erasureRequest.count({ where: { doneAt: null } })).toBe(0);
  });

  test("a code that is none, and one nobody has, are refused", async () => {
    expect(await eraseByCode(db, { code: "khong-phai-ma" }, DUE)).toEqual({ ok: false, reason: "unknown-code" });
    expect(await eraseByCode(db, { code: codeOf(7) }, DUE)).toEqual({ ok: false, reason: "unknown-code" });
    expect(await db.prisma.erasureRequest.count()).toBe(0);
  });
});

test("a comment's words change in no other way than by masking", async () => {
  const { web } = await plantPerson(db, "khong-sua");
  const change = (masking: boolean, text: string) =>
    db.prisma.$transaction(async (tx) => {
      if (masking) await tx.$executeRaw`SELECT set_config('register.masking', 'on', true)`;
      await tx.$executeRaw`UPDATE comment SET text = ${text} WHERE id = ${web}::uuid`;
    });
  const { text } = await db.prisma.comment.findUniqueOrThrow({ where: { id: web } });
  await expect(change(false, "█".repeat(text.length))).rejects.toThrow("only ever added");
  await expect(change(true, text.replace("Số", "Sô"))).rejects.toThrow("only ever added");
  await expect(change(true, "█")).rejects.toThrow("only ever added");
  await change(true, text.replace(PLANTED.phone, "█".repeat(PLANTED.phone.length)));
  await expect(db.pool.query("DELETE FROM comment_revision WHERE comment_id = $1", [web])).rejects.toThrow("only ever added");
});
