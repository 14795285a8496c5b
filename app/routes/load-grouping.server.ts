import { data, type AppLoadContext } from "@remix-run/node";
import { isId } from "~/moderation/cursor";
import { loadSections } from "~/moderation/load-sections.server";
import { newId } from "~/platform/ids.server";
import { readGroupingAddress } from "~/synthesis/grouping/grouping-address";
import { countDeskComments, listDeskComments } from "~/synthesis/list-comments.server";
import { listTopicEvents } from "~/synthesis/list-topic-events.server";
import { listTopics } from "~/synthesis/list-topics.server";
import { listWaivers } from "~/synthesis/list-waivers.server";
import { readCoverage } from "~/synthesis/read-coverage.server";
import { refuseSigned } from "~/synthesis/scope.server";
import { suggestTopics } from "~/synthesis/suggest-topics.server";
import { listTags } from "~/synthesis/tag-comments.server";
import { readOwnChange } from "~/synthesis/undo-topic-change.server";
import { loadRegister } from "./load-register.server";

/** The section a path of the grouping desk names; `_` is what stands in no section. @throws 404 for an unknown path */
export async function loadGroupingPlace(request: Request, context: AppLoadContext, path: string | undefined) {
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const sections = await loadSections(context.db.prisma, { consultationId: register.id });
  // The newest draft's, where several have such a section.
  const section = path === "_" ? null : sections.findLast((each) => each.path === path);
  if (section === undefined) throw data(null, { status: 404 });
  return { register, sections, section, scope: { consultationId: register.id, sectionId: section?.id ?? null } };
}

export type GroupingPlace = Awaited<ReturnType<typeof loadGroupingPlace>>;

/** What the address lists: a section's own comments, or those of one topic. @throws 404 for a topic of another consultation */
export async function readListing({ db }: AppLoadContext, { scope }: GroupingPlace, search: URLSearchParams) {
  const address = readGroupingAddress(search);
  const { consultationId, sectionId } = scope;
  const filter = { ...(address.open ? { open: true } : {}), ...(isId(address.tagId) ? { tagId: address.tagId } : {}) };
  if (address.topicId === null) return { address, topic: null, filter: { ...filter, consultationId, sectionId } };
  const topic = isId(address.topicId)
    ? await db.prisma.topic.findUnique({
        where: { id: address.topicId },
        select: { id: true, consultationId: true, sectionId: true, title: true, version: true, mergedAt: true, mergedInto: { select: { id: true, title: true } } },
      })
    : null;
  if (topic?.consultationId !== consultationId) throw data(null, { status: 404 });
  return { address, topic, filter: { ...filter, consultationId, topicId: topic.id } };
}

/** What the grouping desk shows of a section, or of one of its topics. */
export async function loadGrouping(request: Request, context: AppLoadContext, path: string | undefined, staffId: string) {
  const place = await loadGroupingPlace(request, context, path);
  const { register, sections, section, scope } = place;
  const { prisma } = context.db;
  const search = new URL(request.url).searchParams;
  const { address, topic, filter } = await readListing(context, place, search);
  const after = search.get("sau");
  const { rows, next } = await listDeskComments(prisma, { ...filter, after });
  const coverage = await readCoverage(prisma, scope);
  const counted = section ? coverage.sections.find(({ sectionId }) => sectionId === section.id)! : null;
  const topics = await listTopics(prisma, { consultationId: register.id });
  const paragraphs = await prisma.paragraph.findMany({
    where: { id: { in: rows.flatMap(({ paragraphId }) => paragraphId ?? []) } },
    select: { id: true, number: true, text: true },
  });
  const title = (id: string | null) => {
    const found = sections.find((each) => each.id === id);
    return found ? `${found.trail.join(" › ")}. ${found.heading}` : null;
  };
  const [changed, version] = (search.get("viec") ?? "").split("_");
  const opened = (at: number) => (coverage.sections[at]?.own.open ?? 0) > 0;
  const here = section ? sections.findIndex(({ id }) => id === section.id) : -1;
  const nextOpen = sections.find((_, index) => index > here && opened(index)) ?? sections.find((_, index) => index < here && opened(index));
  const signed = await refuseSigned(prisma, register.id, [scope.sectionId]);
  return {
    slug: register.slug,
    path: section?.path ?? "_",
    place: section ? { trail: section.trail.join(" › "), heading: section.heading } : null,
    sectionId: scope.sectionId,
    address,
    own: counted ? counted.own : coverage.outside,
    all: counted ? counted.all : null,
    total: await countDeskComments(prisma, filter),
    topic: topic && { ...topic, section: title(topic.sectionId) },
    history: topic ? await readHistory(context, topic.id, search.get("truoc"), title) : null,
    rows: rows.map((row) => {
      const paragraph = paragraphs.find(({ id }) => id === row.paragraphId);
      return { ...row, paragraph: paragraph ? { number: paragraph.number, beginning: begin(paragraph.text) } : null };
    }),
    next,
    first: after === null,
    topics: topics.map((each) => ({ ...each, section: title(each.sectionId), path: sections.find(({ id }) => id === each.sectionId)?.path ?? "_" })),
    sections: sections.map(({ id, trail, heading }) => ({ id, title: `${trail.join(" › ")}. ${heading}` })),
    tags: await listTags(prisma, scope),
    suggested: address.suggest && !topic ? await suggestTopics(prisma, scope) : null,
    waivers: await listWaivers(prisma, scope),
    signed: signed && { name: signed.signOff.name, at: signed.signOff.at, path: sections.find(({ id }) => id === signed.signOff.sectionId)?.path ?? "_" },
    nextOpen: nextOpen ? { path: nextOpen.path, title: `${nextOpen.trail.join(" › ")}. ${nextOpen.heading}` } : null,
    done: isId(changed) && /^\d{1,6}$/.test(version ?? "") ? await readOwnChange(prisma, { topicId: changed, version: Number(version), staffId }) : null,
    /** Of a topic that may be made from this page: a second click makes no second one. */
    newTopicId: newId(),
  };
}

const begin = (text: string) => (text.length > 160 ? `${text.slice(0, 160).trimEnd()}…` : text);

const PAGE = 50;

/** A topic's history with the titles of the other topics in it. */
async function readHistory({ db: { prisma } }: AppLoadContext, topicId: string, before: string | null, title: (id: string | null) => string | null) {
  const events = await listTopicEvents(prisma, { topicId, before: before !== null && /^\d{1,6}$/.test(before) ? Number(before) : null });
  const ids = events.flatMap(({ fromTopicId, toTopicId }) => [fromTopicId, toTopicId]).filter((id) => id !== null && id !== topicId);
  const others = await prisma.topic.findMany({ where: { id: { in: ids as string[] } }, select: { id: true, title: true } });
  return {
    events: events.map(({ sectionId, ...event }) => ({
      ...event,
      section: event.action === "place" ? title(sectionId) : null,
      other: others.find(({ id }) => id === event.fromTopicId || id === event.toTopicId)?.title ?? null,
    })),
    before: events.length === PAGE ? events.at(-1)!.version : null,
  };
}

export type GroupingData = Awaited<ReturnType<typeof loadGrouping>>;
