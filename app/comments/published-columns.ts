import type { Quote } from "./anchor-quote";
import type { Channel } from "./channels";
import type { District } from "./districts";
import type { Kind } from "./kinds";
import { CURRENT, JOIN_REVISION, REDACTIONS } from "./current-text";
import { publicText, type Shown } from "./public-text";

/** A comment as the public sees it. */
export interface PublishedComment {
  id: string;
  kind: Kind;
  text: string;
  proposed: string | null;
  /** The paragraph's own text that `proposed` rewrites. */
  proposedBase: string | null;
  quote: Quote | null;
  /** Taps of "đồng tình"; nobody's identity is checked. */
  supports: number;
  /** Name and organisation, where the contributor allowed them to be shown. */
  author: { name: string | null; organisation: string | null } | null;
  district: District | null;
  channel: Channel;
  receivedAt: Date;
}

export interface PublishedRow extends Omit<PublishedComment, "author" | "quote">, Shown {
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  start: number | null;
  name: string | null;
  organisation: string | null;
  showName: boolean | null;
}

/** What `asPublic` needs of a published comment `c`, as SQL over PUBLISHED_JOINS. */
export const PUBLISHED_COLUMNS = `
  c.id, ${CURRENT.kind} AS kind, ${CURRENT.text} AS text, ${CURRENT.proposed} AS proposed, ${CURRENT.proposedBase} AS "proposedBase",
  c.quote_exact AS exact, c.quote_prefix AS prefix, c.quote_suffix AS suffix, c.quote_start AS start,
  c.support_count AS supports, c.district, c.channel, c.received_at AS "receivedAt",
  u.name, u.organisation, u.show_name AS "showName", ${REDACTIONS} AS redactions`;

export const PUBLISHED_JOINS = `${JOIN_REVISION} LEFT JOIN contributor u ON u.id = c.contributor_id`;

export function asPublic(row: PublishedRow): PublishedComment {
  const { id, kind, proposedBase, supports, district, channel, receivedAt, exact, prefix, suffix, start, name, organisation } = row;
  return {
    id,
    kind,
    ...publicText(row),
    proposedBase,
    quote: exact === null ? null : { exact, prefix: prefix ?? "", suffix: suffix ?? "", start: start ?? 0 },
    supports,
    author: row.showName && (name !== null || organisation !== null) ? { name, organisation } : null,
    district,
    channel,
    receivedAt,
  };
}
