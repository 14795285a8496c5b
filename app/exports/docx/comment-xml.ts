import { messages } from "~/messages";
import { fill } from "~/messages/fill";
import { markOf } from "./comment-mark";
import { authorOf, initialsOf, type DraftComment } from "./draft-comment";
import type { Placed } from "./plan-changes";
import { runXml, xmlAttribute } from "./wml-xml";
import { words } from "./words";

/** Author and time of a comment or change. Word and LibreOffice take the figures for local time, whatever the zone says. */
export function authorAttributes({ author, at }: { author: string; at: string }): string {
  return `w:author="${xmlAttribute(author)}" w:date="${at.replace(" ", "T")}Z"`;
}

/** Identifies the comment's last paragraph, by which replies and "done" are kept. From 1, below 80000000 hex. */
export function paraIdOf(number: number): string {
  return (number + 1).toString(16).toUpperCase().padStart(8, "0");
}

export interface CommentParts {
  comment: DraftComment;
  /** Number in this file, from 0. */
  number: number;
  /** True where the quoted words stand in the draft, and the comment on them. */
  anchored: boolean;
  /** Null without a proposal. */
  placed: Placed | null;
  /** SHA-256 of the register. */
  register: string;
}

/** One comment: kind and state, what it says, what it proposes, and last of all the line with its code and mark. */
export function commentXml({ comment, number, anchored, placed, register }: CommentParts): string {
  const { kind, state, reason, text, quote, proposal } = comment;
  const mark = state === "published" ? "" : ` ${fill(words.state[state], { reason: reason ?? "" })}`;
  const lines = [
    line(messages.comment.kind[kind] + mark, "CommentKind"),
    ...paragraphs(text),
    ...(quote && !anchored ? paragraphs(words.quoted.replace("{quote}", () => quote.exact)) : []),
    ...(proposal?.base != null && placed?.how === "aside" ? [line(words.base, "CommentKind"), ...paragraphs(proposal.base)] : []),
    ...(proposal ? [line(words.proposed, "CommentKind"), ...paragraphs(proposal.text)] : []),
    ...(placed ? [line(placedWords(placed))] : []),
  ];
  const last = `<w:p w14:paraId="${paraIdOf(number)}"><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${runXml(`${comment.code} · ${markOf(comment.id, register)}`, "CommentMark")}</w:p>`;
  const author = authorAttributes({ author: authorOf(comment), at: comment.at });
  return `<w:comment w:id="${number}" ${author} w:initials="${xmlAttribute(initialsOf(comment))}">${lines.join("")}${last}</w:comment>`;
}

/** "Replies and done" of a comment that has none yet: what Word needs to take answers to it. */
export function commentExtendedXml(number: number): string {
  return `<w15:commentEx w15:paraId="${paraIdOf(number)}" w15:done="0"/>`;
}

function placedWords(placed: Placed): string {
  if (placed.how === "same") return words.sameAs.replace("{author}", () => placed.change.author);
  return placed.how === "inline" ? words.inText : words.aside;
}

function line(text: string, style?: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${runXml(text, style)}</w:p>`;
}

function paragraphs(text: string): string[] {
  return text.split(/\r\n?|\n/).map((words) => line(words));
}
