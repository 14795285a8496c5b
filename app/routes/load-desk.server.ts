import type { AppLoadContext } from "@remix-run/node";
import { readCursor } from "~/moderation/cursor";
import { readDeskAddress } from "~/moderation/desk-address";
import type { QueueFilter } from "~/moderation/list-queue.server";
import { listRegisters } from "~/moderation/list-registers.server";

/** What a desk's address asks for. `filter` is null while there is no consultation, or none of that name. */
export async function loadDesk(request: Request, { db }: AppLoadContext) {
  const address = readDeskAddress(new URL(request.url).searchParams);
  const registers = await listRegisters(db.prisma);
  const register = address.slug === null ? registers[0] : registers.find(({ slug }) => slug === address.slug);
  const { sectionPath, kind, state } = address;
  const filter: QueueFilter | null = register
    ? { consultationId: register.id, sectionPath, kind, state, after: readCursor(address.after) }
    : null;
  return { address, registers, filter };
}
