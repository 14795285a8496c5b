import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { isId } from "~/moderation/cursor";
import { addComments, moveComments, removeComments } from "~/synthesis/change-comments.server";
import { placeTopic, renameTopic } from "~/synthesis/change-topic.server";
import { citationCode } from "~/synthesis/citation-code";
import { createTopic } from "~/synthesis/create-topic.server";
import { dissolveTopic } from "~/synthesis/dissolve-topic.server";
import { groupingQuery } from "~/synthesis/grouping/grouping-address";
import type { Kept, Refused } from "~/synthesis/grouping/refusal";
import { listDeskIds } from "~/synthesis/list-comments.server";
import { mergeTopics } from "~/synthesis/merge-topics.server";
import { splitTopic } from "~/synthesis/split-topic.server";
import { attachTag, detachTag } from "~/synthesis/tag-comments.server";
import type { TopicRefusal, TopicResult } from "~/synthesis/topic-store.server";
import { readOwnChange, undoTopicChange } from "~/synthesis/undo-topic-change.server";
import { revokeWaiver, waiveCoverage } from "~/synthesis/waive-coverage.server";
import { loadGroupingPlace, readListing } from "./load-grouping.server";

/** Characters of a topic's title and of a reason. */
const LONGEST = { title: 300, reason: 2_000 };

/** One act of a compiler. Done, the page is shown again and tells it; refused, it comes back with what was chosen and typed. */
export async function actOnGrouping(request: Request, context: AppLoadContext, path: string | undefined, staffId: string) {
  const place = await loadGroupingPlace(request, context, path);
  const { db, requestedAt: now } = context;
  const { consultationId, sectionId } = place.scope;
  const url = new URL(request.url);
  const { address, filter } = await readListing(context, place, url.searchParams);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const id = (name: string) => {
    const value = text(name);
    if (value !== "" && !isId(value)) throw data(null, { status: 400 });
    return value;
  };
  const kept: Kept = {
    intent: text("intent"), topicId: id("topicId"), tagId: id("tagId"), title: text("title"), reason: text("reason"),
    ids: [...new Set([...form.getAll("id").map(String), ...text("ids").split(",").filter(Boolean)])],
  };
  if (!kept.ids.every(isId)) throw data(null, { status: 400 });
  const refuse = (refused: Refused, status = 409) => data({ refused, kept }, { status });
  const back = (more: Record<string, string>, to = address) => {
    const after = url.searchParams.get("sau");
    return redirect(`${url.pathname}${groupingQuery({ ...to, slug: place.register.slug }, { ...(after ? { sau: after } : {}), ...more })}`, 303);
  };
  const told = (result: TopicResult, to = address) => {
    if (!result.ok) return refuse(nameComments(result));
    return back(result.comments === 0 && kept.intent === "add" ? { da: "co-san" } : { viec: `${result.topicId}_${result.version}` }, to);
  };
  if (kept.title.length > LONGEST.title || kept.reason.length > LONGEST.reason) return refuse({ reason: "too-long", most: LONGEST }, 422);
  const made = kept.intent === "create" ? await readOwnChange(db.prisma, { topicId: id("newTopicId"), version: 1, staffId }) : null;
  if (made) return back({ viec: `${made.topicId}_1` });
  // All pages of the list: those that are there now, if they are as many as were seen.
  let commentIds = kept.ids;
  if (form.has("all")) {
    commentIds = await listDeskIds(db.prisma, filter);
    if (commentIds.length !== Number(text("total"))) return refuse({ reason: "list-changed", total: commentIds.length });
  }
  const version = Number(text("version"));
  const act = { commentIds, staffId };
  const chosen = { topicId: kept.topicId, version, staffId };
  if (["add", "move", "merge"].includes(kept.intent) && kept.topicId === "") return refuse({ reason: "topic-missing" }, 422);
  if (["attach", "detach"].includes(kept.intent)) {
    if (kept.tagId === "") return refuse({ reason: "tag-missing" }, 422);
    if (commentIds.length === 0) return refuse({ reason: "no-comments" }, 422);
    const result = await (kept.intent === "attach" ? attachTag : detachTag)(db, { consultationId, tagId: kept.tagId, ...act }, now);
    if (result.ok) return back({ da: kept.intent === "attach" ? "gan" : "go", so: String(result.comments) });
    return refuse({ reason: result.reason === "unknown-comment" ? "comments-gone" : "tag-gone" });
  }
  switch (kept.intent) {
    case "create":
      return told(await createTopic(db, { id: id("newTopicId"), consultationId, sectionId, title: kept.title, ...act }, now));
    case "add":
      return told(await addComments(db, { topicId: kept.topicId, ...act }, now));
    case "move":
      return told(await moveComments(db, { fromTopicId: id("fromTopicId"), toTopicId: kept.topicId, ...act }, now));
    case "remove":
      return told(await removeComments(db, { topicId: id("fromTopicId"), ...act }, now));
    case "split":
      return told(await splitTopic(db, { topicId: id("fromTopicId"), version, title: kept.title, ...act }, now));
    case "rename":
      return told(await renameTopic(db, { ...chosen, title: kept.title }, now));
    case "place": {
      const to = id("sectionId") || null;
      return told(await placeTopic(db, { ...chosen, sectionId: to, position: await positionIn(context, { consultationId, sectionId: to }, text("position")) }, now));
    }
    case "merge": {
      const into = { intoTopicId: kept.topicId, intoVersion: Number(text(`version-${kept.topicId}`)) };
      return told(await mergeTopics(db, { topicId: id("fromTopicId"), version, ...into, staffId }, now), { ...address, topicId: kept.topicId });
    }
    case "dissolve":
      return told(await dissolveTopic(db, chosen, now));
    case "undo":
      return told(await undoTopicChange(db, chosen, now));
    case "waive": {
      const result = await waiveCoverage(db, { consultationId, sectionId, reason: kept.reason, open: Number(text("open")), staffId }, now);
      if (result.ok) return back({ da: "cho-qua", so: String(result.comments) });
      return refuse(result.reason === "changed-meanwhile" ? { reason: "open-changed", open: result.open } : result);
    }
    case "revoke": {
      const result = await revokeWaiver(db, { waiverId: id("waiverId"), staffId }, now);
      return result.ok ? back({ da: "thoi-cho-qua" }) : refuse(result);
    }
    default:
      throw data(null, { status: 400 });
  }
}

async function positionIn({ db }: AppLoadContext, scope: { consultationId: string; sectionId: string | null }, asked: string): Promise<number> {
  if (/^\d{1,6}$/.test(asked)) return Number(asked);
  const { _max } = await db.prisma.topic.aggregate({ where: scope, _max: { position: true } });
  return (_max.position ?? -1) + 1;
}

/** Where comments are named, by the codes that staff see. */
function nameComments(refused: TopicRefusal): Refused {
  if (refused.reason !== "not-in-topic") return refused;
  const comments = refused.comments.slice(0, 5).map(({ commentId, by }) => ({ code: citationCode(commentId), by }));
  return { reason: "not-in-topic", count: refused.comments.length, comments };
}
