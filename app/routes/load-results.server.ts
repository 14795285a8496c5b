import { data, type AppLoadContext } from "@remix-run/node";
import { below } from "~/documents/below";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { publicPageHeaders } from "~/platform/http/public-page.server";
import { countAnsweredComments, listAnsweredComments, listQuoted } from "~/synthesis/list-quoted.server";
import { listResults } from "~/synthesis/list-results.server";
import { resultsTag } from "~/synthesis/results-tag";
import { loadConsultation } from "./load-consultation.server";

/** What every page of the results needs: the outline, and what each section has. */
async function loadPublished(context: AppLoadContext, slug: string | undefined) {
  const { consultation } = await loadConsultation(context, slug);
  const { prisma, pool } = context.db;
  const outline = await readDraftOutline(prisma, consultation.draft.id);
  const results = await listResults(prisma, { consultationId: consultation.id });
  const single = results ? await countAnsweredComments(pool, results) : new Map<string, number>();
  const ids = new Set(outline.map(({ id }) => id));
  const topicsOf = (sectionId: string | null) =>
    (results?.topics ?? []).filter((topic) => (sectionId === null ? topic.sectionId === null || !ids.has(topic.sectionId) : topic.sectionId === sectionId));
  const has = (sectionId: string | null) => ({ topics: topicsOf(sectionId).length, single: single.get(sectionId ?? "") ?? 0 });
  const sections = outline.map((entry) => ({ id: entry.id, path: entry.path, title: sectionTitle(entry), depth: entry.depth, ...has(entry.id) }));
  const headers = publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [consultation.id, resultsTag(consultation.id)] });
  return { slug: consultation.slug, title: consultation.title, outline, results, sections, whole: has(null), topicsOf, headers };
}

const withResults = ({ topics, single }: { topics: number; single: number }) => topics + single > 0;

/** The overview: which sections have results. */
export async function loadResults(context: AppLoadContext, slug: string | undefined) {
  const { results, sections, whole, headers, ...page } = await loadPublished(context, slug);
  return {
    page: {
      slug: page.slug,
      title: page.title,
      published: results && { at: results.publishedAt, sha256: results.sha256 },
      topics: results?.topics.length ?? 0,
      comments: results?.topics.reduce((sum, { comments }) => sum + comments, 0) ?? 0,
      whole,
      sections: sections.filter(withResults),
    },
    headers,
  };
}

/** The results of one section itself, `_` for the whole draft. @throws 404 for an unknown path */
export async function loadSectionResults(context: AppLoadContext, params: { slug?: string; path?: string }, after: string | null) {
  const { outline, results, sections, topicsOf, headers, slug, title } = await loadPublished(context, params.slug);
  const section = params.path === "_" ? null : sections.find(({ path }) => path === params.path);
  if (section === undefined) throw data(null, { status: 404 });
  const sectionId = section?.id ?? null;
  const topics = topicsOf(sectionId);
  const { pool } = context.db;
  const { publicationId } = results ?? {};
  const quoted = publicationId ? await listQuoted(pool, { publicationId, responseIds: topics.map(({ responseId }) => responseId) }) : new Map<string, never>();
  const answered = publicationId ? await listAnsweredComments(pool, { publicationId, sectionId, after }) : { rows: [], next: null };
  const inside = section ? new Set(below(outline, section.id)) : new Set<string>();
  return {
    page: {
      slug,
      title,
      publishedAt: results?.publishedAt ?? null,
      section: section && { path: section.path, title: section.title },
      topics: after === null ? topics.map((topic) => ({ ...topic, quoted: quoted.get(topic.responseId) ?? { published: 0, comments: [] } })) : [],
      answered: answered.rows,
      next: answered.next,
      first: after === null,
      below: sections.filter((each) => inside.has(each.id) && withResults(each)),
    },
    headers,
  };
}
