import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";
import type { Answered } from "./draft-response.server";

/** drafted: waits for a second person · approved: will be published with the results · published: everybody reads it */
export type ResponseState = "drafted" | "approved" | "published";

export interface ResponseVersionRead {
  number: number;
  outcome: Outcome;
  text: string;
  drafter: { id: string; name: string };
  draftedAt: Date;
  approval: { name: string; at: Date } | null;
  state: ResponseState;
}

/** A response with all its versions, the last first; null where nothing is drafted. Its state is its last version's. */
export async function readResponse(tx: Tx, to: Answered): Promise<{ id: string; state: ResponseState; versions: ResponseVersionRead[] } | null> {
  const response = await tx.response.findFirst({
    where: to,
    select: {
      id: true,
      versions: {
        orderBy: { number: "desc" },
        select: {
          number: true, outcome: true, text: true, draftedAt: true,
          drafter: { select: { id: true, name: true } },
          approval: { select: { approvedAt: true, approver: { select: { name: true } } } },
          _count: { select: { published: true } },
        },
      },
    },
  });
  if (!response) return null;
  const versions = response.versions.map(({ approval, _count, ...version }): ResponseVersionRead => ({
    ...version,
    approval: approval && { name: approval.approver.name, at: approval.approvedAt },
    state: _count.published > 0 ? "published" : approval ? "approved" : "drafted",
  }));
  return versions[0] ? { id: response.id, state: versions[0].state, versions } : null;
}
