import type { Database } from "../db.server";
import { newId } from "../ids.server";

interface Filled {
  consultationId: string;
  commentId: string;
  staffId: string;
  hostile: string;
  at: Date;
}

/** A row in every table of returned copies. */
export async function fillReturned({ prisma }: Pick<Database, "prisma">, { consultationId, commentId, staffId, hostile, at }: Filled) {
  const returnedId = newId();
  await prisma.returnedDraft.create({ data: { id: returnedId, consultationId, fileName: hostile, fileSha256: "ab", staffId, createdAt: at, madeAt: at, registerSha256: "cd", known: true } });
  const item = { act: "accepted", acted: true, doubts: ["moved"], closed: false, replies: [{ author: hostile, at: null, text: hostile }], text: hostile };
  await prisma.returnedItem.create({ data: { returnedId, commentId, position: 1, ...item, outcome: "accept", chosen: true, baseNumber: 0, baseApproved: false } });
  await prisma.returnedNote.create({ data: { returnedId, position: 1, kind: "comment", author: hostile, text: hostile } });
}
