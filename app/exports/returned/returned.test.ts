import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { addComment, makeRegister, minutesAfter, type TestRegister } from "~/moderation/test-register";
import { addStaff } from "~/auth/test-staff";
import type { Database } from "~/platform/db.server";
import { testDatabase } from "~/platform/test/database";
import { ERASE } from "~/retention/erase-rows.server";
import { approveResponse } from "~/synthesis/approve-response.server";
import { draftResponse } from "~/synthesis/draft-response.server";
import { accept, addComment as reply, asFile, reject, unzip, zip, type Parts } from "~/exports/docx/test/edit-docx";
import { discardCopy } from "./discard-copy.server";
import { listItems } from "./list-items.server";
import { readCopy } from "./list-copies.server";
import { readInCopy } from "./read-in-copy.server";
import { choiceKey, saveChoices } from "./save-choices.server";
import { takeResponses } from "./take-responses.server";
import { addProposal, authorIn, makeDraft, makeVolumes, numberIn } from "./test-returned";

let db: Database;
let an: string;
let binh: string;
const now = minutesAfter(2_000);

beforeAll(async () => {
  db = await testDatabase();
  an = await addStaff(db, "an@example.vn", ["compiler"], now);
  binh = await addStaff(db, "binh@example.vn", ["compiler"], now);
});

/** Four comments: a change accepted, one rejected, one answered, one left alone. */
async function start(slug: string) {
  const register = await makeRegister(db, slug);
  const propose = (paragraph: number, proposed: string) => addProposal(db, register, { paragraph, proposed });
  const yes = await propose(1, "Đoạn một của p1-a.");
  const no = await propose(2, "Đoạn hai của p1-a.");
  const asked = await addComment(db, register, { path: "p1-b", receiptCode: `${slug}-3` });
  const quiet = await addComment(db, register, { receiptCode: `${slug}-4` });
  const { consultationId } = register;
  const parts = await unzip(await makeDraft(db, { consultationId, staffId: an }, minutesAfter(100)));
  return { register, consultationId, yes, no, asked, quiet, parts };
}
type Started = Awaited<ReturnType<typeof start>>;

function work({ parts, yes, no, asked }: Started) {
  const comments = parts.get("word/comments.xml")!;
  accept(parts, authorIn(comments, yes));
  reject(parts, authorIn(comments, no));
  for (const [id, text] of [[no, "Giữ nguyên vì đúng số liệu."], [asked, "Tiếp thu một phần, sửa câu đầu."]] as const) {
    const { number, paraId } = numberIn(comments, id);
    reply(parts, number, { author: "Ban Tuyên giáo", text }, paraId);
  }
}

async function bring(consultationId: string, bytes: Buffer, staffId = an) {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return readInCopy(db, { consultationId, staffId, file: { name: "tra-ve.docx", path: asFile(bytes), sha256, tooLarge: false } }, now);
}

async function read(started: Started) {
  work(started);
  const result = await bring(started.consultationId, await zip(started.parts));
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}

const take = (started: Started, returnedId: string, staffId = an) => takeResponses(db, { returnedId, consultationId: started.consultationId, staffId }, now);
const items = async (returnedId: string) => (await listItems(db.prisma, { returnedId, view: "viec", after: 0 })).rows;
const draft = (register: TestRegister, commentId: string, text = "Lời của Bình.") =>
  draftResponse(db, { consultationId: register.consultationId, to: { commentId }, number: 0, outcome: "note", text, staffId: binh }, now);

test("what was accepted, rejected and answered becomes drafts, once, and the same file is refused", async () => {
  const started = await start("mot");
  work(started);
  const bytes = await zip(started.parts);
  const [first, second] = await Promise.all([bring(started.consultationId, bytes), bring(started.consultationId, bytes, binh)]);
  const id = [first, second].find(({ ok }) => ok) as { id: string };
  expect([first, second].find(({ ok }) => !ok)).toMatchObject({ reason: "known", id: id.id });
  expect((await items(id.id)).map(({ commentId, act, outcome, text, chosen, doubts }) => ({ commentId, act, outcome, text, chosen, doubts }))).toEqual([
    { commentId: started.yes, act: "accepted", outcome: "accept", text: "Đã tiếp thu, sửa dự thảo theo đề nghị.", chosen: true, doubts: [] },
    { commentId: started.no, act: "rejected", outcome: "explain", text: "Giữ nguyên vì đúng số liệu.", chosen: true, doubts: [] },
    { commentId: started.asked, act: "none", outcome: "accept_part", text: "Tiếp thu một phần, sửa câu đầu.", chosen: true, doubts: [] },
  ]);
  expect((await readCopy(db.prisma, id))?.counts).toMatchObject({ comments: 4, accepted: 1, rejected: 1, replied: 2, acted: 3, chosen: 3, taken: 0 });
  const both = await Promise.all([take(started, id.id), take(started, id.id)]);
  expect(both.map((each) => each?.taken).toSorted()).toEqual([0, 3]);
  const versions = await db.prisma.responseVersion.findMany({ where: { response: { consultationId: started.consultationId } } });
  expect(versions.map(({ number, draftedBy }) => [number, draftedBy])).toEqual([[1, an], [1, an], [1, an]]);
});

test("a stale preview takes the rest, tells which, keeps words, and an approval is passed by only by who has read it", async () => {
  const started = await start("hai");
  const id = await read(started);
  const drafted = await draft(started.register, started.yes);
  if (!drafted.ok) throw new Error(drafted.reason);
  await db.pool.query("UPDATE comment SET state = 'withdrawn' WHERE id = $1", [started.no]);
  expect(await take(started, id)).toEqual({ taken: 1, left: 2 });
  const [yes, no, asked] = await items(id);
  expect(yes).toMatchObject({ leftOut: "drafted-meanwhile", chosen: true, changed: true, text: "Đã tiếp thu, sửa dự thảo theo đề nghị.", standing: { number: 1, text: "Lời của Bình." } });
  expect(no).toMatchObject({ leftOut: "unknown-comment", chosen: true, doubts: ["withdrawn"], text: "Giữ nguyên vì đúng số liệu.", comment: { text: null } });
  expect(asked).toMatchObject({ number: 1, leftOut: null });
  // Seen as a draft; then it is approved.
  const over = { ...yes!, seen: { number: 1, approved: false } };
  await saveChoices(db, { returnedId: id, choices: [over] });
  expect(await approveResponse(db, { responseId: drafted.responseId, number: 1, staffId: an }, now)).toMatchObject({ ok: true });
  expect(await take(started, id)).toEqual({ taken: 0, left: 2 });
  expect((await items(id))[0]).toMatchObject({ leftOut: "approved-meanwhile" });
  await saveChoices(db, { returnedId: id, choices: [{ ...over, seen: { number: 1, approved: true } }] });
  expect(await take(started, id)).toEqual({ taken: 1, left: 1 });
  expect((await items(id))[0]).toMatchObject({ number: 2, standing: { number: 2, approvedBy: null } });
});

test("a response that was there is not chosen; two who change one item do not overwrite each other", async () => {
  const started = await start("ba");
  await draft(started.register, started.yes);
  const id = await read(started);
  const [yes, no] = await items(id);
  expect(yes).toMatchObject({ chosen: false, changed: false, standing: { number: 1 } });
  const mine = { ...no!, text: "Lời của An.", seen: null };
  expect(await saveChoices(db, { returnedId: id, choices: [mine] })).toEqual({ conflicts: [] });
  const { conflicts } = await saveChoices(db, { returnedId: id, choices: [{ ...no!, text: "Lời của Bình.", seen: null }, { ...yes!, chosen: true, seen: null }] });
  expect(conflicts).toMatchObject([{ commentId: started.no, text: "Lời của Bình." }]);
  expect((await items(id)).map(({ chosen, text }) => [chosen, text]).slice(0, 2)).toEqual([[true, "Đã tiếp thu, sửa dự thảo theo đề nghị."], [true, "Lời của An."]]);
  expect(choiceKey(mine)).not.toBe(no!.was);
});

test("what is no copy of this consultation is refused, and unknown comments are named", async () => {
  const started = await start("bon");
  const other = await makeRegister(db, "nam");
  work(started);
  const bytes = await zip(started.parts);
  expect(await bring(other.consultationId, bytes)).toMatchObject({ reason: "other-consultation", slug: "bon" });
  expect(await bring(started.consultationId, Buffer.from("không phải"))).toEqual({ ok: false, reason: "not-a-docx" });
  const without = async (change: (parts: Parts) => void) => {
    const parts = new Map(started.parts);
    change(parts);
    return bring(started.consultationId, await zip(parts));
  };
  expect(await without((parts) => parts.delete("docProps/custom.xml"))).toEqual({ ok: false, reason: "not-ours" });
  expect(await without((parts) => parts.delete("customXml/item1.xml"))).toEqual({ ok: false, reason: "incomplete" });
  const foreign = await without((parts) => parts.set("customXml/item1.xml", parts.get("customXml/item1.xml")!.replaceAll(started.quiet, "00000000-0000-7000-8000-000000000000")));
  if (!foreign.ok) throw new Error(foreign.reason);
  const notes = await db.prisma.returnedNote.findMany({ where: { returnedId: foreign.id } });
  expect(notes.map(({ kind }) => kind)).toContain("unknown");
});

test("the term's end erases what the drafters wrote; responses taken from it stay, and nothing more is taken", async () => {
  const started = await start("sau");
  const id = await read(started);
  await db.prisma.returnedNote.create({ data: { returnedId: id, position: 1, kind: "comment", author: "Lò Văn Kín", text: "Lời riêng" } });
  await saveChoices(db, { returnedId: id, choices: (await items(id)).slice(1).map((item) => ({ ...item, chosen: false, seen: null })) });
  expect(await take(started, id)).toEqual({ taken: 1, left: 0 });
  await db.prisma.$transaction((tx) => ERASE.returned(tx, [id], now));
  expect(await take(started, id)).toBeNull();
  expect(await db.prisma.returnedNote.count({ where: { returnedId: id } })).toBe(0);
  expect(await db.prisma.returnedDraft.findUniqueOrThrow({ where: { id } })).toMatchObject({ fileName: "", erasedAt: now });
  expect((await items(id)).map(({ text, replies }) => [text, replies])).toEqual([["", []], ["", []], ["", []]]);
  expect(await db.prisma.responseVersion.count({ where: { response: { consultationId: started.consultationId } } })).toBe(1);
});

test("a copy brought by mistake is discarded with all that was read from it, and can come again; one that was taken from stays", async () => {
  const started = await start("bo-ban");
  work(started);
  const bytes = await zip(started.parts);
  const { consultationId } = started;
  const first = await bring(consultationId, bytes);
  if (!first.ok) throw new Error(first.reason);
  expect(await discardCopy(db, { returnedId: first.id, staffId: binh }, now)).toEqual({ ok: true });
  expect(await readCopy(db.prisma, { id: first.id })).toBeNull();
  expect(await db.prisma.returnedItem.count({ where: { returnedId: first.id } })).toBe(0);
  expect(await discardCopy(db, { returnedId: first.id, staffId: binh }, now)).toEqual({ ok: false, reason: "unknown-copy" });
  expect(await takeResponses(db, { returnedId: first.id, consultationId, staffId: an }, now)).toBeNull();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const acts = await db.prisma.auditEvent.findMany({ where: { data: { path: ["returnedId"], equals: first.id } }, orderBy: { id: "asc" } });
  expect(acts).toMatchObject([{ type: "returned.read", staffId: an }, { type: "returned.discarded", staffId: binh, data: { sha256 } }]);

  const second = await bring(consultationId, bytes);
  if (!second.ok) throw new Error(second.reason);
  // Of one who takes and one who discards at once, one comes first and the other finds it so.
  const [taken, discarded] = await Promise.all([
    takeResponses(db, { returnedId: second.id, consultationId, staffId: an }, now),
    discardCopy(db, { returnedId: second.id, staffId: binh }, now),
  ]);
  expect(discarded).toEqual(taken ? { ok: false, reason: "taken" } : { ok: true });
  expect(await db.prisma.response.count({ where: { consultationId } })).toBe(taken?.taken ?? 0);
});

test("10,000 comments come back in volumes, are read page by page, and each volume is taken in one transaction", async () => {
  const register = await makeRegister(db, "nhieu");
  await db.pool.query(
    `INSERT INTO comment (id, consultation_id, draft_id, section_id, channel, kind, text, submission_key, receipt_code, received_at, state)
     SELECT gen_random_uuid(), $1, $2, $3, 'web', 'amend', 'Ý kiến ' || n, gen_random_uuid(), 'nhieu-' || n, $4, 'published' FROM generate_series(1, 10000) n`,
    [register.consultationId, register.draftId, register.section("p1-a"), minutesAfter(10)],
  );
  const volumes = await makeVolumes(db, { consultationId: register.consultationId, staffId: an }, minutesAfter(100));
  expect(volumes).toHaveLength(10);
  for (const volume of volumes) {
    const parts = await unzip(volume);
    // Words below the mark are an answer too.
    parts.set("word/comments.xml", parts.get("word/comments.xml")!.replaceAll("</w:comment>", "<w:p><w:r><w:t>Tiếp thu.</w:t></w:r></w:p></w:comment>"));
    const result = await bring(register.consultationId, await zip(parts));
    if (!result.ok) throw new Error(result.reason);
    expect(await listItems(db.prisma, { returnedId: result.id, view: "viec", after: 900 })).toMatchObject({ next: 920 });
    expect(await takeResponses(db, { returnedId: result.id, consultationId: register.consultationId, staffId: an }, now)).toEqual({ taken: 1_000, left: 0 });
  }
  expect(await db.prisma.response.count({ where: { consultationId: register.consultationId } })).toBe(10_000);
}, 120_000);
