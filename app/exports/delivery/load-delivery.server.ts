import { filesOfSet } from "~/exports/documents/files-of-set";
import type { Tx } from "~/platform/db.server";

/** A delivery that was counted, with its files in the order they were asked for; null while its documents are made. */
export async function loadDelivery(tx: Tx, id: string) {
  const delivery = await tx.delivery.findUnique({
    where: { id },
    include: {
      consultation: { select: { title: true, slug: true, organiser: true } },
      set: { include: { files: { select: { kind: true, volume: true, file: true } } } },
    },
  });
  if (!delivery || delivery.newCount === null || delivery.totalCount === null || !delivery.set.takenAt || !delivery.set.registerSha256) return null;
  const { set, newCount, totalCount, ...rest } = delivery;
  const files = filesOfSet(set);
  const before = await tx.delivery.findFirst({
    where: { consultationId: rest.consultationId, newCount: { not: null }, id: { not: id }, set: { takenAt: { lt: set.takenAt! } } },
    orderBy: { set: { takenAt: "desc" } },
    select: { set: { select: { takenAt: true } } },
  });
  return { ...rest, newCount, totalCount, takenAt: set.takenAt!, registerSha256: set.registerSha256!, personalData: set.personalData, files, previousAt: before?.set.takenAt ?? null };
}

export type LoadedDelivery = NonNullable<Awaited<ReturnType<typeof loadDelivery>>>;
