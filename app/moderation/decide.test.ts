import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reviseComment } from "~/comments/revise-comment.server";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { testDatabase } from "~/platform/test/database";
import { decide, type Decision } from "./decide.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";

const NOW = minutesAfter(60);
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let hoa: string;
let lan: string;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "du-thao");
  hoa = await addModerator(db, "Cán bộ hoa");
  lan = await addModerator(db, "Cán bộ lan");
});

let commentId: string;
beforeEach(async () => {
  commentId = await addComment(db, register, {
    path: "p1-a",
    paragraph: 2,
    text: "Gọi 0912 345 678 gặp anh Pờ.",
    proposed: "Sửa lại.",
  });
});

const publish = (more: Partial<Decision> = {}) =>
  decide(
    db,
    { commentId, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa, ...more },
    NOW,
  );
const withhold = (more: Partial<Decision> = {}) => publish({ action: "withhold", reason: "2", ...more });
const mail = { baseUrl: "https://gopy.example", from: "gopy@gopy.example", locale: "vi" as const };
// Of this register a comment's code is its id.
const withdraw = () => withdrawComment(db, { receiptCode: commentId, part: 1, mail }, NOW);
const revise = (text: string, revision = 0) =>
  reviseComment(
    db,
    { receiptCode: commentId, part: 1, revision, mail, words: { kind: "amend", text, proposed: null } },
    minutesAfter(30),
  );
const decisions = () => db.prisma.moderationDecision.findMany({ where: { commentId }, orderBy: { version: "asc" } });
const published = async (path = "p1-a") =>
  (await db.prisma.section.findUniqueOrThrow({ where: { id: register.section(path) } })).publishedCount;

describe("one decision", () => {
  test("is a row with who, when, what and why, and changes the state and the section's number with it", async () => {
    const before = await published();
    expect(await publish()).toEqual({ ok: true, version: 1, state: "published" });
    expect(await decisions()).toMatchObject([
      { version: 1, action: "publish", reason: "0", rulesVersion: "2", note: null, staffId: hoa, decidedAt: NOW },
    ]);
    expect(await published()).toBe(before + 1);
    expect(await withhold({ version: 1, note: "Xúc phạm người có tên." })).toEqual({
      ok: true,
      version: 2,
      state: "withheld",
    });
    expect(await published()).toBe(before);
    const reopen = { version: 2, action: "reopen", reason: "8" } as const;
    expect(await publish(reopen)).toEqual({ ok: false, reason: "note-missing" });
    expect(await publish({ ...reopen, note: "Người góp ý giải thích thêm." })).toEqual({
      ok: true,
      version: 3,
      state: "pending",
    });
    expect(await publish({ version: 3 })).toEqual({ ok: true, version: 4, state: "published" });
    expect((await decisions()).map(({ action }) => action)).toEqual(["publish", "withhold", "reopen", "publish"]);
    expect(await published()).toBe(before + 1);
  });

  test("on a comment about the whole draft touches no section", async () => {
    commentId = await addComment(db, register, {});
    const before = await db.prisma.section.aggregate({ _sum: { publishedCount: true } });
    expect(await publish()).toMatchObject({ ok: true });
    expect(await db.prisma.section.aggregate({ _sum: { publishedCount: true } })).toEqual(before);
  });

  test("cites a rule that fits it", async () => {
    const bad = { ok: false, reason: "bad-reason" };
    expect(await publish({ reason: "1" })).toEqual(bad);
    expect(await withhold({ reason: "0" })).toEqual(bad);
    expect(await withhold({ reason: "8" })).toEqual(bad);
    expect(await withhold({ reason: "vì tôi muốn" })).toEqual(bad);
    expect(
      await publish({ action: "redact", reason: "0", spans: [{ field: "text", start: 0, end: 3, reason: "1" }] }),
    ).toEqual(bad);
    expect(await publish({ action: "reopen", reason: "0", note: "…" })).toEqual(bad);
    expect(await decisions()).toEqual([]);
  });

  test("is refused for an unknown comment, a withdrawn one, and nothing to take back", async () => {
    expect(await publish({ commentId: hoa })).toEqual({ ok: false, reason: "unknown-comment" });
    expect(await publish({ action: "reopen", reason: "8", note: "…" })).toEqual({ ok: false, reason: "not-decided" });
    await withdraw();
    expect(await publish()).toEqual({ ok: false, reason: "withdrawn" });
    expect(await decisions()).toEqual([]);
  });
});

describe("redaction", () => {
  const redact = (...spans: Decision["spans"]) => publish({ action: "redact", reason: "1", spans });
  const rows = () =>
    db.prisma.redaction.findMany({ where: { commentId }, orderBy: [{ field: "asc" }, { start: "asc" }] });

  test("keeps the spans with their own reasons, those that overlap as one, and the text as it came", async () => {
    const result = await redact(
      { field: "text", start: 4, end: 10, reason: "1" },
      { field: "text", start: 8, end: 16, reason: "1" },
      { field: "proposed", start: 0, end: 3, reason: "2" },
    );
    expect(result).toEqual({ ok: true, version: 1, state: "published" });
    expect((await rows()).map(({ field, start, end, reason }) => [field, start, end, reason])).toEqual([
      ["text", 4, 16, "1"],
      ["proposed", 0, 3, "2"],
    ]);
    const { text } = await db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
    expect(text).toBe("Gọi 0912 345 678 gặp anh Pờ.");
  });

  test("cannot cut a character, reach past the text, hide nothing or go without a rule", async () => {
    const emoji = "a\u{1F468}\u200D\u{1F33E}b";
    commentId = await addComment(db, register, { text: `${emoji} e\u0331x`, path: "p1-b" });
    const bad = { ok: false, reason: "bad-span" };
    const span = { field: "text", start: 0, end: 1, reason: "1" } as const;
    expect(await redact()).toEqual(bad);
    expect(await redact({ ...span, end: 0 })).toEqual(bad);
    expect(await redact({ ...span, start: -1 })).toEqual(bad);
    expect(await redact({ ...span, end: 99 })).toEqual(bad);
    expect(await redact({ ...span, end: 0.5 })).toEqual(bad);
    expect(await redact({ ...span, end: 2 })).toEqual(bad);
    expect(await redact({ ...span, end: 4 })).toEqual(bad);
    expect(await redact({ ...span, start: 8, end: 9 })).toEqual(bad);
    expect(await redact({ ...span, reason: "0" })).toEqual(bad);
    expect(await redact({ ...span, field: "proposed" })).toEqual(bad);
    expect(await redact(span, { ...span, end: 2 })).toEqual(bad);
    expect(await publish({ spans: [span] })).toEqual(bad);
    expect(await redact({ ...span, start: 1, end: 6 })).toMatchObject({ ok: true });
  });
});

describe("two moderators", () => {
  test("deciding at once: one decision stands, the other moderator is told whose it is", async () => {
    for (let round = 0; round < 8; round++) {
      commentId = await addComment(db, register, { path: "p1-a-i" });
      const before = await published("p1-a-i");
      const results = await Promise.all([publish({ staffId: hoa }), withhold({ staffId: lan })]);
      const [row, ...others] = await decisions();
      expect(others).toEqual([]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toEqual({
        ok: false,
        reason: "decided-meanwhile",
        by: {
          name: row?.staffId === hoa ? "Cán bộ hoa" : "Cán bộ lan",
          action: row?.action,
          reason: row?.reason,
          decidedAt: NOW,
        },
      });
      expect(await published("p1-a-i")).toBe(before + Number(row?.action === "publish"));
    }
  });

  test("one after the other: what the second had on the screen is too old, even for the same decision", async () => {
    await withhold({ staffId: lan });
    const by = { name: "Cán bộ lan", action: "withhold", reason: "2", decidedAt: NOW };
    expect(await publish()).toEqual({ ok: false, reason: "decided-meanwhile", by });
    expect(await withhold()).toEqual({ ok: false, reason: "decided-meanwhile", by });
    expect(await publish({ version: 7 })).toEqual({ ok: false, reason: "decided-meanwhile", by });
    expect(await decisions()).toHaveLength(1);
  });
});

describe("an author who edits", () => {
  test("first: a decision on the words before is refused, and one on the new words stands", async () => {
    expect(await revise("Gặp anh Pờ ở bản.")).toEqual({ ok: true, revision: 1 });
    const refused = { ok: false, reason: "revised-meanwhile" };
    expect(await publish()).toEqual(refused);
    expect(await withhold()).toEqual(refused);
    expect(await publish({ revision: 2 })).toEqual(refused);
    expect(await decisions()).toEqual([]);
    const spans: Decision["spans"] = [{ field: "text", start: 4, end: 10, reason: "1" }];
    expect(await publish({ action: "redact", reason: "1", revision: 1, spans: [{ ...spans[0]!, end: 20 }] })).toEqual({
      ok: false,
      reason: "bad-span",
    });
    expect(await publish({ action: "redact", reason: "1", revision: 1, spans })).toMatchObject({ ok: true, version: 1 });
  });

  test("afterwards: is refused, also when the decision was taken back", async () => {
    await publish();
    expect(await revise("Khác.")).toEqual({ ok: false, reason: "decided" });
    await publish({ version: 1, action: "reopen", reason: "8", note: "Xem lại." });
    expect(await revise("Khác.")).toEqual({ ok: false, reason: "decided" });
    expect(await db.prisma.commentRevision.count({ where: { commentId } })).toBe(0);
  });

  test("at the same moment: either the edit or the decision stands, never a decision on words nobody read", async () => {
    for (let round = 0; round < 8; round++) {
      commentId = await addComment(db, register, { path: "p1-a-i" });
      const [revised, decided] = await Promise.all([revise("Sửa."), publish()]);
      expect(Number(revised.ok) + Number(decided.ok)).toBe(1);
      if (!revised.ok) expect(revised.reason).toBe("decided");
      if (!decided.ok) expect(decided.reason).toBe("revised-meanwhile");
    }
  });
});

test("a decision can be neither changed nor taken away, even at the console", async () => {
  await publish();
  await expect(
    db.pool.query("UPDATE moderation_decision SET reason = '1' WHERE comment_id = $1", [commentId]),
  ).rejects.toThrow("only ever added");
  await expect(db.pool.query("DELETE FROM moderation_decision WHERE comment_id = $1", [commentId])).rejects.toThrow(
    "only ever added",
  );
});
