import { data, type AppLoadContext } from "@remix-run/node";
import { listRegisters } from "~/moderation/list-registers.server";
import { nameConsultation } from "./name-consultation.server";

/** The consultation a staff page's address names (`dot`), or none while there is none. 404 for an unknown one, on to the latest where none is named. */
export async function loadRegister(request: Request, { db }: AppLoadContext) {
  const registers = await listRegisters(db.prisma);
  const slug = new URL(request.url).searchParams.get("dot");
  const register = slug === null ? registers[0] : registers.find((each) => each.slug === slug);
  if (!register && slug !== null) throw data(null, { status: 404 });
  if (register) nameConsultation(request, register.slug);
  return { registers, register: register ?? null };
}
