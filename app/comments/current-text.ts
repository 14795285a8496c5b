/** Joins, as `v`, the revision that stands for the original of comment `c`; no row where the original stands. */
export const JOIN_REVISION = "LEFT JOIN comment_revision v ON v.comment_id = c.id AND v.number = c.revision";

/** What comment `c` says now, as SQL over JOIN_REVISION. */
export const CURRENT = {
  kind: "coalesce(v.kind, c.kind)",
  text: "coalesce(v.text, c.text)",
  proposed: "CASE WHEN v.id IS NULL THEN c.proposed ELSE v.proposed END",
  proposedBase: "CASE WHEN v.id IS NULL THEN c.proposed_base ELSE v.proposed_base END",
};

/** The spans that the last decision on comment `c` hides, as JSON; null where it hides nothing. */
export const REDACTIONS = `
  (SELECT json_agg(json_build_object('field', r.field, 'start', r.start, 'end', r."end", 'reason', r.reason))
   FROM moderation_decision m JOIN redaction r ON r.decision_id = m.id
   WHERE m.comment_id = c.id AND m.version = c.version)`;
