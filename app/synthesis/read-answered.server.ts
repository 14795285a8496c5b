import type { Tx } from "~/platform/db.server";
import type { Answered } from "./draft-response.server";

export interface AnsweredHead {
  consultationId: string;
  slug: string;
  sectionId: string | null;
  /** Title of the topic; null for a single comment. */
  title: string | null;
  /** The topic that stands for it since it was merged. */
  mergedInto: { id: string; title: string } | null;
  /** Since when it stands no more; null for one that does. */
  mergedAt: Date | null;
}

/** What a response is to; null where there is no such topic or comment. */
export async function readAnswered(tx: Tx, to: Answered): Promise<AnsweredHead | null> {
  const consultation = { select: { slug: true } };
  if (to.topicId !== undefined) {
    const topic = await tx.topic.findUnique({
      where: { id: to.topicId },
      select: { consultationId: true, consultation, sectionId: true, title: true, mergedAt: true, mergedInto: { select: { id: true, title: true } } },
    });
    if (!topic) return null;
    const { consultation: { slug }, ...head } = topic;
    return { slug, ...head };
  }
  const comment = await tx.comment.findUnique({ where: { id: to.commentId }, select: { consultationId: true, consultation, sectionId: true } });
  if (!comment) return null;
  const { consultation: { slug }, ...head } = comment;
  return { slug, ...head, title: null, mergedInto: null, mergedAt: null };
}
