import type { PrismaClient } from "~/platform/generated/prisma/client";

/** A letter or a mail with what came with it, what became of it and who sent it; null for none. Holds personal data. */
export async function readItem(prisma: PrismaClient, id: string) {
  const item = await prisma.intakeItem.findUnique({
    where: { id },
    select: {
      id: true,
      channel: true,
      state: true,
      receiptCode: true,
      receivedAt: true,
      postmarkedOn: true,
      subject: true,
      text: true,
      recoveredFrom: true,
      sourceId: true,
      threadId: true,
      reason: true,
      note: true,
      createdAt: true,
      settledAt: true,
      erasedAt: true,
      staff: { select: { name: true } },
      contributor: { select: { name: true, organisation: true, email: true } },
      consultation: {
        select: {
          id: true, slug: true, title: true, organiser: true, opensAt: true, closesAt: true,
          extensions: { select: { closesAt: true } },
          drafts: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
        },
      },
      files: {
        orderBy: { position: "asc" },
        select: { file: { select: { id: true, name: true, mediaType: true, bytes: true } } },
      },
      comments: {
        orderBy: { part: "asc" },
        select: {
          id: true, part: true, state: true, kind: true, text: true, proposed: true, district: true,
          section: { select: { level: true, label: true, heading: true, path: true } },
          paragraph: { select: { number: true } },
        },
      },
    },
  });
  if (!item) return null;
  const { files, comments, ...rest } = item;
  return {
    ...rest,
    files: files.map(({ file }) => file),
    // What was taken back is nobody's any more; that it came remains.
    comments: comments.map((comment) => (comment.state === "withdrawn" ? { ...comment, text: "", proposed: null } : comment)),
  };
}

export type Item = NonNullable<Awaited<ReturnType<typeof readItem>>>;
