import { CHANNELS } from "~/comments/channels";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { KINDS } from "~/comments/kinds";
import { STATES } from "~/moderation/states";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import type { Figures } from "./parse-summary";
import { inScope, type Scope } from "./scope.server";

const counts = (names: readonly string[], column: string, type: string) =>
  names.map((name) => `(count(*) FILTER (WHERE ${column} = '${name}'::${type}))::int AS "${name}"`);

const COLUMNS = Prisma.raw(
  [
    ...counts(KINDS, CURRENT.kind, "comment_kind"),
    ...counts(STATES, "c.state", "comment_state"),
    ...counts(CHANNELS, "c.channel", "channel"),
  ].join(", "),
);

/** The numbers of a section and below, or of the whole register: all that was received, also what was withdrawn since. */
export async function readFigures(tx: Tx, scope: Scope): Promise<Figures> {
  const [row] = await tx.$queryRaw<Omit<Figures, "topics">[]>`
    SELECT count(*)::int AS received, count(DISTINCT coalesce(a.group_id, c.id))::int AS texts, ${COLUMNS}
    FROM comment c ${Prisma.raw(JOIN_REVISION)} LEFT JOIN comment_analysis a ON a.comment_id = c.id
    WHERE ${inScope(scope)}`;
  const [topics] = await tx.$queryRaw<{ topics: number }[]>`
    SELECT count(DISTINCT t.topic_id)::int AS topics FROM topic_comment t JOIN comment c ON c.id = t.comment_id WHERE ${inScope(scope)}`;
  return { ...row!, topics: topics!.topics };
}
