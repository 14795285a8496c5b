import type { Edit, InlineChange } from "./plan-changes";
import { XML, xmlAttribute, xmlText } from "./wml-xml";

/**
 * What the file keeps about itself in a custom XML part, which Word and LibreOffice carry along unread: every comment in
 * it, and every paragraph with tracked changes as it stood, so that a returned copy can be judged without the register.
 */
export const MANIFEST = "urn:cong-gop-y:commented-draft:1";

export const manifestHead = `${XML}<manifest xmlns="${MANIFEST}">`;
export const manifestTail = "</manifest>";

/** @param sameAs id of the comment whose tracked change is word for word this one's proposal. */
export function manifestComment({ id, author, at }: { id: string; author: string; at: string }, sameAs: string | null): string {
  const same = sameAs === null ? "" : ` same="${sameAs}"`;
  return `<comment id="${id}" author="${xmlAttribute(author)}" at="${at}"${same}/>`;
}

/** @param lead what is printed before the text. */
export function manifestParagraph(id: string, lead: string, text: string, changes: readonly InlineChange[]): string {
  const all = changes.map(
    ({ commentId, author, at, edits }) =>
      `<change comment="${commentId}" author="${xmlAttribute(author)}" at="${at}">${edits.map(editXml).join("")}</change>`,
  );
  return `<paragraph id="${id}"><lead>${xmlText(lead)}</lead><text>${xmlText(text)}</text>${all.join("")}</paragraph>`;
}

function editXml({ start, end, added }: Edit): string {
  return `<edit start="${start}" end="${end}">${xmlText(added)}</edit>`;
}
