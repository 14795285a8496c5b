import type { Portal } from "./portal";

/** Staff pages and the front page open on the latest consultation: a test's own one is not to take the sample's place. */
export async function behindSample({ db }: Pick<Portal, "db">, consultationId: string) {
  await db.prisma.consultation.update({ where: { id: consultationId }, data: { opensAt: new Date("2020-05-01T00:00:00Z") } });
}
