import type { Database } from "~/platform/db.server";
import { addModerator, makeRegister } from "./test-register";

/** Two registers, of which `eyes` asks for two moderators, and two who moderate them. */
export async function makeProposals(db: Database) {
  const register = await makeRegister(db, "mot-nguoi");
  const eyes = await makeRegister(db, "hai-nguoi");
  await db.prisma.consultation.update({ where: { id: eyes.consultationId }, data: { fourEyes: true } });
  return { register, eyes, hoa: await addModerator(db, "Cán bộ Hoa"), lan: await addModerator(db, "Cán bộ Lan") };
}
