/** Joins, as `v`, the revision that stands for the original of comment `c`; no row where the original stands. */
export const JOIN_REVISION = "LEFT JOIN comment_revision v ON v.comment_id = c.id AND v.number = c.revision";

/** What comment `c` says now, as SQL over JOIN_REVISION. */
export const CURRENT = {
  kind: "coalesce(v.kind, c.kind)",
  text: "coalesce(v.text, c.text)",
  proposed: "CASE WHEN v.id IS NULL THEN c.proposed ELSE v.proposed END",
  proposedBase: "CASE WHEN v.id IS NULL THEN c.proposed_base ELSE v.proposed_base END",
};
