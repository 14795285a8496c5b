import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { reviseComment } from "~/comments/revise-comment.server";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { testDatabase } from "~/platform/test/database";
import { countRegister } from "./count-register.server";
import { decide } from "./decide.server";
import { addComment, addModerator, makeRegister, minutesAfter } from "./test-register";

const PATHS = ["p1", "p1-a", undefined];
const REASON = { publish: "0", redact: "1", withhold: "2", reopen: "8" } as const;
const ORIGINAL = "Lời gốc của người góp ý.";

let db: Awaited<ReturnType<typeof testDatabase>>;
let staff: string[];

beforeAll(async () => {
  db = await testDatabase();
  staff = [];
  for (const name of ["a", "b", "c"]) staff.push(await addModerator(db, name));
});

/** How many versions ago the one who acts looked. */
const behind = fc.constantFrom(0, 0, 0, 0, 1, 2);
const step = fc.record({
  comment: fc.nat(3),
  moderator: fc.nat(2),
  action: fc.constantFrom<keyof typeof REASON | "withdraw" | "revise">(
    "publish", "publish", "redact", "withhold", "reopen", "withdraw", "revise", "revise", "revise",
  ),
  behind,
  behindRevision: behind,
  /** Which of a few texts an author writes: the same one twice is a second click. */
  words: fc.nat(3),
});

let round = 0;

/** Does each list of steps at once, and tells what was accepted and, of decisions, on which words. */
async function play(batches: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[][]) {
  const register = await makeRegister(db, `dot-${round++}`);
  const comments: string[] = [];
  for (let i = 0; i < 4; i++) {
    const path = PATHS[i % PATHS.length];
    comments.push(await addComment(db, register, { ...(path ? { path } : {}), text: ORIGINAL }));
  }
  const accepted: { commentId: string; did: "decide" | "withdraw" | "revise"; revision: number; text: string }[] = [];
  for (const batch of batches) {
    const seen = new Map((await db.prisma.comment.findMany({ where: { id: { in: comments } } })).map((row) => [row.id, row]));
    await Promise.all(
      batch.map(async ({ comment, moderator, action, words, ...step }) => {
        const commentId = comments[comment]!;
        const row = seen.get(commentId)!;
        const version = Math.max(0, row.version - step.behind);
        const revision = Math.max(0, row.revision - step.behindRevision);
        const line = { receiptCode: commentId, part: 1, mail: { baseUrl: "https://x", from: "a@x", locale: "vi" as const } };
        const text = `Lời sửa thứ ${words}.`;
        if (action === "withdraw") {
          const result = await withdrawComment(db, line, minutesAfter(1));
          if (result.ok && !result.repeated) accepted.push({ commentId, did: "withdraw", revision, text });
        } else if (action === "revise") {
          const input = { ...line, revision, words: { kind: "other" as const, text, proposed: null } };
          const result = await reviseComment(db, input, minutesAfter(1));
          if (result.ok) accepted.push({ commentId, did: "revise", revision: result.revision, text });
        } else {
          const spans = action === "redact" ? [{ field: "text" as const, start: 0, end: 3, reason: "1" }] : [];
          const reason = REASON[action];
          const decision = { commentId, version, revision, action, reason, note: "vì sao", spans, staffId: staff[moderator]! };
          const result = await decide(db, decision, minutesAfter(1));
          if (result.ok) accepted.push({ commentId, did: "decide", revision, text });
        }
      }),
    );
  }
  return { register, comments, accepted };
}

test("whatever moderators and authors do, at once or on what is no longer so: nothing is lost, nobody decides unread words, all adds up", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      async (batches) => {
        const { register, comments, accepted } = await play(batches);
        const rows = await db.prisma.comment.findMany({
          where: { id: { in: comments } },
          include: {
            decisions: { orderBy: { version: "asc" } },
            revisions: { orderBy: { number: "asc" } },
            withdrawal: true,
          },
        });
        for (const { id, text, version, revision, decisions, revisions, state, withdrawal } of rows) {
          const own = accepted.filter(({ commentId }) => commentId === id);
          const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
          expect(decisions.map((decision) => decision.version)).toEqual(upTo(version));
          expect(version).toBe(own.filter(({ did }) => did === "decide").length);

          // Every text that was taken is there; the original as it came.
          expect(text).toBe(ORIGINAL);
          expect(revisions.map(({ number }) => number)).toEqual(upTo(revision));
          for (const each of own.filter(({ did }) => did === "revise")) {
            expect(revisions.find(({ number }) => number === each.revision)?.text).toBe(each.text);
          }
          // No moderator decided on other words than those that stand.
          for (const each of own.filter(({ did }) => did === "decide")) expect(each.revision).toBe(revision);

          const last = decisions.at(-1)?.action;
          const follows = !last || last === "reopen" ? "pending" : last === "withhold" ? "withheld" : "published";
          expect(state).toBe(withdrawal ? "withdrawn" : follows);
          expect(own.filter(({ did }) => did === "withdraw")).toHaveLength(withdrawal ? 1 : 0);
        }
        for (const path of ["p1", "p1-a", "p1-a-i", "p1-b"]) {
          const id = register.section(path);
          const { publishedCount } = await db.prisma.section.findUniqueOrThrow({ where: { id } });
          expect(publishedCount).toBe(
            rows.filter(({ sectionId, state }) => sectionId === id && state === "published").length,
          );
        }
        const { all } = await countRegister(db.prisma, register);
        expect(all.received).toBe(comments.length);
        expect(all.published + all.withheld + all.withdrawn + all.pending).toBe(all.received);
      },
    ),
    { numRuns: 40 },
  );
}, 180_000);
