import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { isId } from "~/moderation/cursor";
import { loadSections } from "~/moderation/load-sections.server";
import { approveResponse } from "~/synthesis/approve-response.server";
import { responseSchema } from "~/synthesis/answer.schema";
import { draftResponse, type Answered } from "~/synthesis/draft-response.server";
import { listDeskComments } from "~/synthesis/list-comments.server";
import { readAnswered } from "~/synthesis/read-answered.server";
import { readResponse } from "~/synthesis/read-response.server";

/** What a response page shows. @throws 404 where there is no such topic or comment */
export async function loadAnswer(request: Request, { db: { prisma } }: AppLoadContext, to: Answered, staffId: string) {
  if (!isId(to.topicId ?? to.commentId)) throw data(null, { status: 404 });
  const head = await readAnswered(prisma, to);
  if (!head) throw data(null, { status: 404 });
  const { consultationId } = head;
  const after = new URL(request.url).searchParams.get("sau");
  const [response, sections, { rows, next }] = [
    await readResponse(prisma, to),
    await loadSections(prisma, { consultationId }),
    await listDeskComments(prisma, { consultationId, after, ...to }),
  ];
  const topicIds = to.topicId === undefined ? rows.flatMap(({ topics }) => topics) : [];
  return {
    head,
    response,
    staffId,
    section: sections.find(({ id }) => id === head.sectionId) ?? null,
    comments: rows,
    next,
    first: after === null,
    /** Of a single comment: the topics it is answered in as well. */
    topics: await prisma.topic.findMany({ where: { id: { in: topicIds } }, orderBy: { title: "asc" }, select: { id: true, title: true } }),
  };
}

/** Drafts a response or approves one. What was typed comes back with every refusal. */
export async function actOnAnswer(request: Request, { db, requestedAt }: AppLoadContext, to: Answered, staffId: string) {
  if (!isId(to.topicId ?? to.commentId)) throw data(null, { status: 404 });
  const form = await request.formData();
  const here = new URL(request.url).pathname;
  if (form.get("intent") === "approve") {
    const response = await readResponse(db.prisma, to);
    if (!response) throw data(null, { status: 404 });
    const done = await approveResponse(db, { responseId: response.id, number: Number(form.get("number")), staffId }, requestedAt);
    if (!done.ok) return data({ approval: done, draft: null }, { status: 409 });
    return redirect(`${here}?da=duyet`, 303);
  }
  if (form.get("intent") !== "draft") throw data(null, { status: 400 });
  const head = await readAnswered(db.prisma, to);
  if (!head) throw data(null, { status: 404 });
  const kept = { outcome: String(form.get("outcome") ?? ""), text: String(form.get("text") ?? "").replace(/\r\n/g, "\n") };
  const parsed = responseSchema.safeParse({ ...kept, number: form.get("number") });
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map(({ path }) => path[0]))];
    return data({ approval: null, draft: { reason: "wrong" as const, wrong: { outcome: wrong.includes("outcome"), text: wrong.includes("text") }, kept } }, { status: 422 });
  }
  const done = await draftResponse(db, { consultationId: head.consultationId, to, staffId, ...parsed.data }, requestedAt);
  if (!done.ok) return data({ approval: null, draft: { ...done, kept } }, { status: 409 });
  return redirect(`${here}?da=soan`, 303);
}

export type AnswerPageData = Awaited<ReturnType<typeof loadAnswer>>;
