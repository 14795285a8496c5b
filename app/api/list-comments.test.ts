import { expect, test } from "vitest";
import { decide } from "~/moderation/decide.server";
import { addComment, addModerator, makeRegister, minutesAfter } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { listComments } from "./list-comments.server";

test("how many sent a text is counted among what is public, never among what waits or is withheld", async () => {
  const db = await testDatabase();
  const register = await makeRegister(db, "thu-mau");
  const { consultationId, draftId } = register;
  const staffId = await addModerator(db, "Hoa");
  const ids: string[] = [];
  for (let number = 0; number < 5; number++) ids.push(await addComment(db, register, { path: "p1-a", text: "Đề nghị giữ rừng đầu nguồn.", receivedAt: minutesAfter(number) }));
  const groupId = newId();
  await db.prisma.textGroup.create({ data: { id: groupId, consultationId, leaderId: ids[0]!, size: 5, bands: [], wordsHash: Buffer.from("x"), createdAt: minutesAfter(6) } });
  await db.pool.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, findings, words)
     SELECT id, $2, $3, '{}', '[]', words_vi('') FROM unnest($1::uuid[]) AS id ON CONFLICT (comment_id) DO UPDATE SET group_id = excluded.group_id`,
    [ids, consultationId, groupId],
  );
  const take = (commentId: string, action: "publish" | "withhold", reason: string) =>
    decide(db, { commentId, version: 0, revision: 0, action, reason, note: null, spans: [], staffId }, minutesAfter(10));
  await take(ids[0]!, "publish", "0");
  await take(ids[1]!, "publish", "0");
  await take(ids[2]!, "withhold", "2");
  const links = { base: "https://gopy.example" };
  const result = await listComments(db, { slug: "thu-mau", draftId, links, query: { limit: 10 } });
  expect(result.ok && result.data.comments.map(({ id, copies }) => [id, copies])).toEqual([[ids[1], 2], [ids[0], 2]]);
});
