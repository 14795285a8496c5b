import type { Tx } from "~/platform/db.server";

/** Every consultation with the term after which personal data of it are erased; null where none is set. */
export async function listTerms(tx: Tx) {
  const rows = await tx.consultation.findMany({
    orderBy: [{ opensAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { slug: true, title: true, retention: { select: { months: true, countedFrom: true } } },
  });
  return rows.map(({ retention, ...consultation }) => ({ ...consultation, term: retention }));
}
