import type { AppLoadContext } from "@remix-run/node";
import type { Session } from "~/auth/read-session.server";
import { readCursor } from "~/moderation/cursor";
import { readDeskAddress } from "~/moderation/desk-address";
import type { QueueFilter } from "~/moderation/list-queue.server";
import { listRegisters } from "~/moderation/list-registers.server";

/** What a desk's address asks for. `filter` is null while there is no consultation, or none of that name. */
export async function loadDesk(search: URLSearchParams, { db }: Pick<AppLoadContext, "db">, { staff }: Pick<Session, "staff">) {
  const address = readDeskAddress(search);
  const registers = await listRegisters(db.prisma);
  const register = address.slug === null ? registers[0] : registers.find(({ slug }) => slug === address.slug);
  const filter: QueueFilter | null = register
    ? { ...address, consultationId: register.id, staffId: staff.id, after: readCursor(address.after) }
    : null;
  return { address, registers, register: register ?? null, filter };
}
