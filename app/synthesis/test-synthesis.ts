import type { Database } from "~/platform/db.server";
import { addComment, addModerator, makeRegister, minutesAfter } from "~/moderation/test-register";
import { createTopic } from "./create-topic.server";

/** A register with two compilers and `count` comments, by turns in three sections and about the whole draft. */
export async function makeSynthesis(db: Database, slug: string, count: number) {
  const register = await makeRegister(db, slug);
  const an = await addModerator(db, "Lò Thị An");
  const binh = await addModerator(db, "Vàng A Bình");
  const comments: string[] = [];
  for (let index = 0; index < count; index++) {
    const path = ["p1-a", "p1-a-i", "p1-b", undefined][index % 4];
    comments.push(await addComment(db, register, { ...(path ? { path } : {}), text: `Ý kiến ${index}.`, receivedAt: minutesAfter(index) }));
  }
  const topic = async (path: string | null, commentIds: string[], title = "Nhóm") => {
    const sectionId = path === null ? null : register.section(path);
    const result = await createTopic(db, { consultationId: register.consultationId, sectionId, title, commentIds, staffId: an }, minutesAfter(1));
    return expectOk(result).topicId;
  };
  return { ...register, an, binh, comments, topic };
}

export function expectOk<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`);
  return result as Extract<Result, { ok: true }>;
}

export const versionOf = async ({ prisma }: Database, id: string) => (await prisma.topic.findUniqueOrThrow({ where: { id } })).version;

