import { addStaff } from "../app/auth/test-staff";
import { decide, type Decision } from "../app/moderation/decide.server";
import { newId } from "../app/platform/ids.server";
import type { Portal } from "./portal";

const REASON = { publish: "0", redact: "1", withhold: "1", reopen: "8" } as const;

/** Decides on comments as a moderator would, behind the portal's back: its pages must follow by themselves. */
export async function decideOn({ db }: Portal, ids: string[], action: keyof typeof REASON, spans: Decision["spans"] = []) {
  const staffId = await addStaff(db, `${newId()}@laichau.example`, ["moderator"], new Date());
  for (const { id, version, revision } of await db.prisma.comment.findMany({ where: { id: { in: ids } } })) {
    const decision = { commentId: id, version, revision, action, reason: REASON[action], note: "vì sao", spans, staffId };
    const result = await decide(db, decision, new Date());
    if (!result.ok) throw new Error(`The decision was refused: ${result.reason}`);
  }
}
