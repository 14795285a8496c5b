import fc from "fast-check";
import { expect, test } from "vitest";
import { minutesAfter } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { addComment } from "~/moderation/test-register";
import { groupBySharedTerms } from "./shared-terms";
import { suggestTopics } from "./suggest-topics.server";
import { makeSynthesis } from "./test-synthesis";

const db = await testDatabase();
const TEXTS = [
  "Đề nghị quan tâm giá mủ cao su ở xã biên giới.",
  "Mủ cao su rớt giá nhiều năm, bà con bỏ vườn.",
  "Trường nội trú thiếu giáo viên tiếng Anh.",
  "Cần thêm giáo viên tiếng Anh cho trường bán trú.",
  "Không có gì để nói thêm.",
];

test("texts that share rare terms are one group, with the terms as they are written", () => {
  expect(groupBySharedTerms(TEXTS, 10)).toEqual([
    { members: [0, 1], terms: ["cao su", "mủ cao"] },
    { members: [2, 3], terms: ["anh cho", "giáo viên", "tiếng anh"] },
  ].map(({ members }) => expect.objectContaining({ members }) as object));
  const terms = groupBySharedTerms(TEXTS, 10).map((group) => group.terms);
  expect(terms[0]).toEqual(expect.arrayContaining(["cao su", "mủ cao"]));
  expect(terms[1]).toEqual(expect.arrayContaining(["giáo viên", "tiếng anh"]));
});

test("accents tell a market from 'for', and words of health and of the people count", () => {
  const texts = ["Chợ phiên cần mái che.", "Chợ phiên nên họp chủ nhật.", "Y tế xã thiếu người.", "Lo cho y tế bản.", "Đồng bào ở xa.", "Giúp đồng bào ấy.", "Xin cảm ơn.", "Đề nghị bổ sung."];
  expect(groupBySharedTerms(texts, 9).map(({ terms }) => terms[0])).toEqual(["chợ phiên", "y tế", "đồng bào"]);
});

test("what all have in common makes no group; folded, ways of writing are one", () => {
  const everywhere = Array.from({ length: 10 }, (_, index) => `Lai Châu cần ${["điện", "nước", "đường"][index % 3]} số ${index}`);
  expect(groupBySharedTerms(everywhere, 10).flatMap(({ terms }) => terms)).not.toContain("lai châu");
  const [group] = groupBySharedTerms(["xây thủy điện nhỏ", "XÂY THUỶ ĐIỆN lớn", "chợ phiên"], 5);
  expect(group?.members).toEqual([0, 1]);
});

test("no text is in two groups or alone in one, whatever the texts are", () => {
  const word = fc.constantFrom("đường", "nước", "sạch", "chợ", "và", "🙂", ".", "trường", "học", "Đường");
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")), { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (texts, limit) => {
      const groups = groupBySharedTerms(texts, limit);
      const members = groups.flatMap((group) => group.members);
      expect(new Set(members).size).toBe(members.length);
      expect(groups.length).toBeLessThanOrEqual(limit);
      for (const group of groups) {
        expect(group.members.length).toBeGreaterThanOrEqual(2);
        expect(group.terms[0]).not.toBe("");
      }
    }),
  );
});

test("like texts and shared terms are suggested with their reasons, for comments in no topic only, and nothing is done", async () => {
  const made = await makeSynthesis(db, "goi-y", 0);
  const { consultationId } = made;
  const add = (text: string, minute: number) => addComment(db, made, { path: "p1-b", text, receivedAt: minutesAfter(minute) });
  const ids: string[] = [];
  for (const [index, text] of TEXTS.entries()) ids.push(await add(text, index));
  const copies = [await add("Bỏ đoạn này.", 10), await add("Bỏ đoạn này!", 11), await add("bỏ đoạn này", 12)];
  const groupId = newId();
  await db.prisma.textGroup.create({
    data: { id: groupId, consultationId, leaderId: copies[0]!, size: 3, bands: [], wordsHash: Buffer.from("x"), createdAt: minutesAfter(13) },
  });
  for (const id of copies) {
    await db.pool.query("INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, words) VALUES ($1, $2, $3, '{}', '')", [id, consultationId, groupId]);
  }
  const suggest = () => suggestTopics(db.prisma, { consultationId, sectionId: made.section("p1-b") });
  const { suggestions, considered, more } = await suggest();
  expect([considered, more]).toEqual([8, false]);
  expect(suggestions[0]).toMatchObject({ commentIds: copies, topicId: null, reason: { kind: "same-text", comments: 3 } });
  expect(suggestions[0]!.samples.map(({ id }) => id)).toEqual(copies.slice(0, 2));
  expect(suggestions.slice(1).map(({ commentIds, reason }) => [commentIds, reason.kind])).toEqual([
    [ids.slice(0, 2), "shared-terms"],
    [ids.slice(2, 4), "shared-terms"],
  ]);
  expect(await db.prisma.topicComment.count()).toBe(0);

  const topicId = await made.topic("p1-b", [copies[0]!, ids[2]!]);
  const after = await suggest();
  expect(after.suggestions.map(({ commentIds, topicId }) => [commentIds, topicId])).toEqual([
    [copies.slice(1), topicId],
    [ids.slice(0, 2), null],
  ]);
});
