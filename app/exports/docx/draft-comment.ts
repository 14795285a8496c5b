import type { Quote } from "~/comments/anchor-quote";
import type { Kind } from "~/comments/kinds";
import type { CommentState } from "~/platform/generated/prisma/enums";
import { toLocalTime, type RegisterRow } from "../register-row";

/** A comment as it stands beside the draft. */
export interface DraftComment {
  /** A UUID. */
  id: string;
  /** Both null: about the whole draft. */
  sectionId: string | null;
  paragraphId: string | null;
  /** "7KM4T-92XAH-6RC8Y/2" */
  code: string;
  /** The name to be shown; null where none may be. */
  name: string | null;
  /** "2020-06-18 23:59:59" in Vietnam. */
  at: string;
  kind: Kind;
  state: Exclude<CommentState, "withdrawn">;
  /** Key of the rule under which it is withheld. */
  reason: string | null;
  text: string;
  quote: Quote | null;
  proposal: Proposal | null;
}

export interface Proposal {
  text: string;
  /** The paragraph's own text that it rewrites; null for words that rewrite none. */
  base: string | null;
  /** Whether it may become a tracked change: not where it is withheld, or holds a mark over hidden words. */
  inText: boolean;
}

/**
 * A row of the register as a comment beside the draft; null for one that was withdrawn. Without personal data the row
 * has neither a contributor nor the whole code, so the author is the short code.
 * @param quote the row's quote with its surroundings.
 */
export function draftComment(row: RegisterRow, quote: Quote | null): DraftComment | null {
  if (row.state === "withdrawn" || row.text === null) return null;
  const { section, paragraph } = row.anchor;
  const last = row.decisions.at(-1);
  const hidden = row.decisions.some(({ redactions }) => redactions.some(({ field }) => field === "proposed"));
  const { contributor } = row;
  const names = contributor?.showName ? [contributor.name, contributor.organisation].filter(Boolean) : [];
  return {
    id: row.id,
    sectionId: section?.id ?? null,
    paragraphId: paragraph?.id ?? null,
    code: `${row.receiptCode}/${row.part}`,
    name: names.length > 0 ? names.join(", ") : null,
    at: toLocalTime(row.receivedAt),
    kind: row.kind,
    state: row.state,
    reason: row.state === "withheld" ? (last?.reason ?? null) : null,
    text: row.text,
    quote,
    proposal:
      row.proposed === null
        ? null
        : { text: row.proposed, base: row.proposedBase, inText: row.state !== "withheld" && !hidden },
  };
}

/** The place a comment is about: id of the paragraph or section; empty for the whole draft. */
export function placeOf({ paragraphId, sectionId }: Pick<DraftComment, "paragraphId" | "sectionId">): string {
  return paragraphId ?? sectionId ?? "";
}

/** Characters of an author's name that Word takes without complaint, with room to spare. */
const AUTHOR_MAX = 200;

/** Who a comment and its changes are by: the shown name, or the code. */
export function authorOf({ name, code }: DraftComment): string {
  const author = name?.replace(/\s+/g, " ").trim();
  if (!author) return code;
  const characters = [...author];
  return characters.length <= AUTHOR_MAX ? author : `${characters.slice(0, AUTHOR_MAX - 1).join("")}…`;
}

/** "SAP" for "Sùng A Páo", "7KM4T" for a code. Word takes nine characters. */
export function initialsOf({ name, code }: DraftComment): string {
  const letters = [...(name ?? "").matchAll(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]/gu)].map(([letter]) => letter.toUpperCase());
  return letters.slice(0, 4).join("") || code.split(/[-/]/, 1)[0]!.slice(0, 9);
}
