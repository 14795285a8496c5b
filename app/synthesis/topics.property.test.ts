import fc from "fast-check";
import { expect, test } from "vitest";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { minutesAfter } from "~/moderation/test-register";
import { testDatabase } from "~/platform/test/database";
import { addComments, moveComments, removeComments } from "./change-comments.server";
import { placeTopic, renameTopic } from "./change-topic.server";
import { createTopic } from "./create-topic.server";
import { dissolveTopic } from "./dissolve-topic.server";
import { mergeTopics } from "./merge-topics.server";
import { readCoverage } from "./read-coverage.server";
import { splitTopic } from "./split-topic.server";
import { makeSynthesis } from "./test-synthesis";
import { waiveCoverage } from "./waive-coverage.server";

const db = await testDatabase();
const COMMENTS = 7;
let round = 0;

const step = fc.record({
  does: fc.constantFrom("create", "add", "add", "remove", "move", "move", "split", "merge", "dissolve", "rename", "place", "withdraw", "waive"),
  who: fc.nat(1),
  topic: fc.nat(3),
  other: fc.nat(3),
  comments: fc.uniqueArray(fc.nat(COMMENTS - 1), { minLength: 1, maxLength: 3 }),
  /** How many versions ago the compiler looked. */
  behind: fc.constantFrom(0, 0, 0, 1),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function play(batches: Step[][]) {
  const made = await makeSynthesis(db, `nhom-${round++}`, COMMENTS);
  const { consultationId, comments } = made;
  await made.topic("p1-a", comments.slice(0, 2));
  await made.topic(null, comments.slice(2, 4));
  for (const batch of batches) {
    const topics = await db.prisma.topic.findMany({ where: { consultationId }, orderBy: { id: "asc" } });
    await Promise.all(
      batch.map(async (step) => {
        const topic = topics[step.topic % topics.length]!;
        const other = topics[step.other % topics.length]!;
        const commentIds = step.comments.map((index) => comments[index]!);
        const staffId = step.who === 0 ? made.an : made.binh;
        const version = Math.max(0, topic.version - step.behind);
        const read = { topicId: topic.id, version, staffId };
        const at = minutesAfter(2);
        switch (step.does) {
          case "create":
            return createTopic(db, { consultationId, sectionId: null, title: "Mới", commentIds, staffId }, at);
          case "add":
            return addComments(db, { topicId: topic.id, commentIds, staffId }, at);
          case "remove":
            return removeComments(db, { topicId: topic.id, commentIds, staffId }, at);
          case "move":
            return moveComments(db, { fromTopicId: topic.id, toTopicId: other.id, commentIds, staffId }, at);
          case "split":
            return splitTopic(db, { ...read, title: "Tách", commentIds }, at);
          case "merge":
            return mergeTopics(db, { ...read, intoTopicId: other.id, intoVersion: other.version }, at);
          case "dissolve":
            return dissolveTopic(db, read, at);
          case "rename":
            return renameTopic(db, { ...read, title: `Tên ${step.other}` }, at);
          case "place":
            return placeTopic(db, { ...read, sectionId: made.section("p1-b"), position: step.other }, at);
          case "withdraw":
            return withdrawComment(db, { receiptCode: commentIds[0]!, part: 1, mail: { baseUrl: "https://x", from: "a@x", locale: "vi" } }, at);
          case "waive":
            return waiveCoverage(db, { consultationId, sectionId: made.section("p1"), reason: "lạc đề", open: step.comments.length, staffId }, at);
        }
      }),
    );
  }
  return made;
}

test("whatever two compilers do at once: history replays to what is there, nothing is lost, coverage is what a recount gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 10 }), async (batches) => {
      const { consultationId, comments, section } = await play(batches);
      const topics = await db.prisma.topic.findMany({
        where: { consultationId },
        include: { comments: true, events: { orderBy: { version: "asc" } } },
      });
      for (const { events, ...topic } of topics) {
        const members = new Set<string>();
        let title: string | null = null;
        let sectionId: string | null = null;
        let mergedInto: string | null = null;
        let dissolved = false;
        for (const [index, event] of events.entries()) {
          expect(event.version).toBe(index + 1);
          // An event takes out only what is in, and puts in only what is not.
          for (const id of event.removed) expect(members.delete(id)).toBe(true);
          for (const id of event.added) expect(members.has(id)).toBe(false);
          event.added.forEach((id) => members.add(id));
          title = event.title ?? title;
          if (event.position !== null) sectionId = event.sectionId;
          if (event.action === "merge" && event.fromTopicId === topic.id) mergedInto = event.toTopicId;
          if (event.action === "dissolve") dissolved = true;
        }
        expect([...members].sort()).toEqual(topic.comments.map(({ commentId }) => commentId).sort());
        expect({ version: topic.version, title: topic.title, sectionId: topic.sectionId, mergedInto: topic.mergedIntoId, ended: topic.mergedAt !== null }).toEqual({
          version: events.length, title, sectionId, mergedInto, ended: dissolved || mergedInto !== null,
        });
        if (mergedInto || dissolved) expect(members.size).toBe(0);
      }
      // What one topic gave, the other has: every comment that left by a move, a split or a merge is in the other's history.
      const events = topics.flatMap((topic) => topic.events);
      for (const { action, removed, toTopicId } of events) {
        if (action !== "move" && action !== "split" && action !== "merge") continue;
        const arrived = new Set(events.filter(({ topicId }) => topicId === toTopicId).flatMap(({ added }) => added));
        for (const id of removed) expect(arrived.has(id)).toBe(true);
      }

      const rows = await db.prisma.comment.findMany({ where: { consultationId }, include: { topics: true } });
      expect(rows.map(({ id }) => id).sort()).toEqual([...comments].sort());
      const waivers = await db.prisma.coverageWaiver.findMany({ where: { consultationId } });
      const waived = new Set(waivers.flatMap(({ commentIds }) => commentIds));
      const count = (paths: (string | null)[]) => {
        const ids = paths.map((path) => path && section(path));
        const own = rows.filter(({ state, sectionId }) => state !== "withdrawn" && ids.includes(sectionId));
        const loose = own.filter(({ topics }) => topics.length === 0);
        return {
          comments: own.length,
          waived: loose.filter(({ id }) => waived.has(id)).length,
          open: loose.filter(({ id }) => !waived.has(id)).length,
        };
      };
      const coverage = await readCoverage(db.prisma, { consultationId });
      const of = (path: string) => coverage.sections.find(({ sectionId }) => sectionId === section(path));
      expect(coverage.total).toEqual(count(["p1", "p1-a", "p1-a-i", "p1-b", null]));
      expect(coverage.outside).toEqual(count([null]));
      expect(of("p1")?.all).toEqual(count(["p1", "p1-a", "p1-a-i", "p1-b"]));
      expect(of("p1-a")).toMatchObject({ own: count(["p1-a"]), all: count(["p1-a", "p1-a-i"]) });
    }),
    { numRuns: 40 },
  );
}, 240_000);
