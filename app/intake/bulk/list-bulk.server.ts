import type { PrismaClient } from "~/platform/generated/prisma/client";

const PAGE = 30;

/** Spreadsheets that were brought, the newest first. @param before id of the last one on the page before. */
export async function listBulk(prisma: PrismaClient, { before }: { before: string | null }) {
  // Ids sort by the time they were made.
  const rows = await prisma.bulkImport.findMany({
    where: before === null ? {} : { id: { lt: before } },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: {
      id: true, channel: true, state: true, meeting: true, heldOn: true, district: true, peoplePresent: true, rowsRead: true, rowsWrong: true,
      problem: true, createdAt: true, file: { select: { name: true } }, staff: { select: { name: true } },
    },
  });
  const imports = rows.slice(0, PAGE);
  return { imports, next: rows.length > PAGE ? imports.at(-1)!.id : null };
}

export type ListedBulk = Awaited<ReturnType<typeof listBulk>>["imports"][number];
