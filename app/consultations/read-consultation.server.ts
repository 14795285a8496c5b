import type { PrismaClient } from "~/platform/generated/prisma/client";

/** A consultation with its public dates and addresses, and its current draft; null when there is none of that name. */
export async function readConsultation(prisma: PrismaClient, slug: string) {
  const consultation = await prisma.consultation.findUnique({
    where: { slug },
    include: {
      extensions: { orderBy: { createdAt: "asc" }, select: { id: true, closesAt: true, reason: true, signedBy: true, createdAt: true } },
      contacts: { orderBy: { position: "asc" }, select: { label: true, address: true, emails: true } },
      drafts: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true } },
    },
  });
  const draft = consultation?.drafts[0];
  return consultation && draft ? { ...consultation, draft } : null;
}

export async function listConsultations(prisma: PrismaClient) {
  return prisma.consultation.findMany({
    orderBy: { closesAt: "desc" },
    take: 100,
    select: { slug: true, title: true, opensAt: true, closesAt: true, extensions: { select: { closesAt: true } } },
  });
}
