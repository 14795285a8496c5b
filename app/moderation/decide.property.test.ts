import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { countRegister } from "./count-register.server";
import { decide, type Action } from "./decide.server";
import { addComment, addModerator, makeRegister, minutesAfter } from "./test-register";

const PATHS = ["p1", "p1-a", undefined];
const REASON = { publish: "0", redact: "1", withhold: "2", reopen: "8" } as const;

let db: Awaited<ReturnType<typeof testDatabase>>;
let staff: string[];

beforeAll(async () => {
  db = await testDatabase();
  staff = [];
  for (const name of ["a", "b", "c"]) staff.push(await addModerator(db, name));
});

const step = fc.record({
  comment: fc.nat(3),
  moderator: fc.nat(2),
  action: fc.constantFrom<Action | "withdraw">("publish", "publish", "redact", "withhold", "reopen", "withdraw"),
  /** How many versions ago the moderator looked. */
  behind: fc.constantFrom(0, 0, 0, 1, 2),
});

/** As a contributor's withdrawal does it: the row first, then the section's number. */
async function withdraw(id: string) {
  await db.prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ state: string; section_id: string | null }[]>`
      SELECT state::text, section_id FROM comment WHERE id = ${id}::uuid FOR UPDATE`;
    await tx.comment.update({ where: { id }, data: { state: "withdrawn" } });
    if (row?.state !== "published" || row.section_id === null) return;
    await tx.section.update({ where: { id: row.section_id }, data: { publishedCount: { decrement: 1 } } });
  });
}

let round = 0;

test("whatever several moderators do, at once or on what is no longer so, the register adds up", async () => {
  // Each inner list is done at once.
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      async (batches) => {
        const register = await makeRegister(db, `dot-${round++}`);
        const comments: string[] = [];
        for (let i = 0; i < 4; i++) {
          const path = PATHS[i % PATHS.length];
          comments.push(await addComment(db, register, { ...(path ? { path } : {}) }));
        }
        let accepted = 0;
        for (const batch of batches) {
          const seen = new Map(
            (await db.prisma.comment.findMany({ where: { id: { in: comments } } })).map(({ id, version }) => [
              id,
              version,
            ]),
          );
          const results = await Promise.all(
            batch.map(async ({ comment, moderator, action, behind }) => {
              const commentId = comments[comment]!;
              if (action === "withdraw") return withdraw(commentId);
              const spans = action === "redact" ? [{ field: "text" as const, start: 0, end: 2, reason: "1" }] : [];
              const version = Math.max(0, seen.get(commentId)! - behind);
              return decide(
                db,
                {
                  commentId,
                  version,
                  action,
                  reason: REASON[action],
                  note: "vì sao",
                  spans,
                  staffId: staff[moderator]!,
                },
                minutesAfter(1),
              );
            }),
          );
          accepted += results.filter((result) => result?.ok).length;
        }

        const rows = await db.prisma.comment.findMany({
          where: { id: { in: comments } },
          include: { decisions: { orderBy: { version: "asc" } } },
        });
        for (const { version, decisions, state } of rows) {
          expect(decisions.map((decision) => decision.version)).toEqual(
            Array.from({ length: version }, (_, i) => i + 1),
          );
          const last = decisions.at(-1)?.action;
          const follows = !last || last === "reopen" ? "pending" : last === "withhold" ? "withheld" : "published";
          expect([follows, "withdrawn"]).toContain(state);
        }
        expect(rows.reduce((sum, { version }) => sum + version, 0)).toBe(accepted);
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
    { numRuns: 25 },
  );
}, 120_000);
