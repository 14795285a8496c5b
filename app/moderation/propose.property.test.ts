import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { reviseComment } from "~/comments/revise-comment.server";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { testDatabase } from "~/platform/test/database";
import { applyDecisions, confirmProposal } from "./apply-decisions.server";
import { countRegister } from "./count-register.server";
import { proposeBatch } from "./decide-batch.server";
import { decide, type Action } from "./decide.server";
import { proposeDecision } from "./propose-decision.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";
import { undoDecision } from "./undo-decision.server";

const PATHS = ["p1", "p1-a", undefined];
const REASON: Record<Action, string> = { publish: "0", redact: "1", withhold: "2", reopen: "8", move: "9", merge: "10" };
const ACTIONS = ["publish", "publish", "redact", "withhold", "withhold", "reopen", "move", "merge"] as const;

let db: Awaited<ReturnType<typeof testDatabase>>;
let staff: string[];

beforeAll(async () => {
  db = await testDatabase();
  staff = [];
  for (const name of ["a", "b", "c"]) staff.push(await addModerator(db, name));
});

const step = fc.record({
  does: fc.constantFrom("propose", "propose", "propose", "batch", "undo", "apply", "apply", "agree", "decline", "decide", "withdraw", "revise"),
  comment: fc.nat(3),
  other: fc.nat(3),
  moderator: fc.nat(2),
  action: fc.constantFrom<Action>(...ACTIONS),
  /** How many versions ago the one who acts looked. */
  behind: fc.constantFrom(0, 0, 0, 1),
  /** Seconds that pass before. */
  passes: fc.constantFrom(0, 0, 4, 11),
});
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

let round = 0;
const mail = { baseUrl: "https://x", from: "a@x", locale: "vi" as const };

async function act(register: TestRegister, comments: string[], { does, comment, other, moderator, action, behind }: Step, now: Date) {
  const commentId = comments[comment]!;
  const staffId = staff[moderator]!;
  const row = await db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
  const line = { receiptCode: commentId, part: 1, mail };
  const decision = {
    commentId,
    version: Math.max(0, row.version - behind),
    revision: row.revision,
    action,
    reason: REASON[action],
    note: "vì sao",
    spans: action === "redact" ? [{ field: "text" as const, start: 0, end: 3, reason: "1" }] : [],
    staffId,
    toSectionId: register.section(other % 2 ? "p1-b" : "p1"),
    mergedIntoId: comments[other]!,
  };
  const waiting = await db.prisma.proposedDecision.findFirst({ where: { commentId, settledAt: null } });
  switch (does) {
    case "propose":
      return proposeDecision(db, decision, now);
    case "decide":
      return decide(db, decision, now);
    case "batch": {
      const rows = await db.prisma.comment.findMany({ where: { id: { in: comments } } });
      const items = rows.map(({ id, version, revision }) => ({ id, version, revision }));
      return proposeBatch(db, { items, action: "publish", reason: "0", note: null, staffId }, now);
    }
    case "undo":
      return waiting && undoDecision(db, { batchId: waiting.batchId, staffId }, now);
    case "apply":
      return applyDecisions(db, {}, now);
    case "agree":
    case "decline":
      return waiting && confirmProposal(db, { proposalId: waiting.id, staffId, agrees: does === "agree" }, now);
    case "withdraw":
      return withdrawComment(db, line, now);
    case "revise":
      return reviseComment(db, { ...line, revision: row.revision, words: { kind: "other", text: `Lời ${round} ${other}.`, proposed: null } }, now);
  }
}

test.each([false, true])("whatever three moderators and authors do at once, nothing is decided twice and all adds up (four eyes: %s)", async (fourEyes) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 }), async (batches) => {
      const register = await makeRegister(db, `de-nghi-${round++}`);
      await db.prisma.consultation.update({ where: { id: register.consultationId }, data: { fourEyes, blindShare: 50 } });
      const comments: string[] = [];
      for (let i = 0; i < 4; i++) {
        const path = PATHS[i % PATHS.length];
        comments.push(await addComment(db, register, { ...(path ? { path } : {}), text: "Lời gốc của người góp ý." }));
      }
      let seconds = 0;
      for (const batch of batches) {
        seconds += Math.max(...batch.map(({ passes }) => passes));
        const now = new Date(minutesAfter(1).getTime() + seconds * 1_000);
        await Promise.all(batch.map((each) => act(register, comments, each, now)));
        const sections = await db.prisma.section.findMany({ where: { consultationId: register.consultationId } });
        expect(sections.every(({ publishedCount }) => publishedCount >= 0)).toBe(true);
      }
      const rows = await db.prisma.comment.findMany({
        where: { id: { in: comments } },
        include: { decisions: { orderBy: { version: "asc" } }, proposals: true, withdrawal: true },
      });
      for (const { version, state, sectionId, decisions, proposals, withdrawal } of rows) {
        // One decision makes each version; the state is what the last one says.
        expect(decisions.map((decision) => decision.version)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
        const last = decisions.at(-1)?.action;
        const follows = { publish: "published", redact: "published", withhold: "withheld", merge: "merged", reopen: "pending", move: "pending" } as const;
        expect(state).toBe(withdrawal ? "withdrawn" : last ? follows[last] : "pending");
        const move = decisions.findLast(({ action }) => action === "move");
        if (move) expect(sectionId).toBe(move.toSectionId);
        // Each applied proposal is a decision of its own, and no other outcome is.
        expect(proposals.filter(({ settledAt }) => settledAt === null).length).toBeLessThanOrEqual(1);
        const applied = proposals.filter(({ outcome }) => outcome === "applied");
        expect(new Set(applied.map((each) => each.version)).size).toBe(applied.length);
        for (const each of applied) {
          expect(decisions.find((decision) => decision.version === each.version + 1)).toMatchObject({
            action: each.action,
            staffId: each.staffId,
            secondStaffId: each.secondStaffId,
          });
        }
        for (const { action, staffId, secondStaffId } of decisions) {
          if (fourEyes && action === "withhold") expect([null, staffId]).not.toContain(secondStaffId);
        }
      }
      for (const path of ["p1", "p1-a", "p1-a-i", "p1-b"]) {
        const id = register.section(path);
        const { publishedCount } = await db.prisma.section.findUniqueOrThrow({ where: { id } });
        expect(publishedCount).toBe(rows.filter(({ sectionId, state }) => sectionId === id && state === "published").length);
      }
      const { all } = await countRegister(db.prisma, register);
      expect(all.pending + all.published + all.withheld + all.withdrawn + all.merged).toBe(comments.length);
    }),
    { numRuns: 40 },
  );
}, 240_000);
