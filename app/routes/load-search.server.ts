import { data, type AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { below } from "~/documents/below";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { excerptOf } from "~/search/highlight";
import { countComments, searchComments } from "~/search/search-comments.server";
import { countInDraft, searchDraft, searchTitles } from "~/search/search-draft.server";
import { readSearchQuery } from "~/search/search-query";
import { loadConsultation } from "./load-consultation.server";

const PAGE = 20;

/** Headings listed at most; a word that more of them have says little. */
const TITLES = 20;

/** `?sau=` of the draft's results: whether the phrase was there, and the paragraph's position. */
const draftCursor = z
  .string()
  .regex(/^[01]_\d{1,7}$/)
  .transform((value) => ({ phrase: value.startsWith("1"), position: Number(value.slice(2)) }))
  .nullable()
  .catch(null);

/** `?sau=` of the comments' results: whether the phrase was there, the time and the id. */
const commentCursor = z
  .string()
  .regex(/^[01]_\d{1,14}_[0-9a-f-]{36}$/)
  .transform((value) => {
    const [phrase, at, id = ""] = value.split("_");
    return { phrase: phrase === "1", receivedAt: new Date(Number(at)), id };
  })
  .refine(({ id }) => z.uuid().safeParse(id).success)
  .nullable()
  .catch(null);

/** What a search finds. `?q=` is what was typed, `?muc=` a section, `?noi=` the draft or the comments, `?sau=` a page. */
export async function loadSearch(context: AppLoadContext, slug: string | undefined, search: URLSearchParams) {
  const { consultation } = await loadConsultation(context, slug);
  const { pool, prisma } = context.db;
  const draftId = consultation.draft.id;
  const outline = await readDraftOutline(prisma, draftId);
  const query = readSearchQuery(search.get("q") ?? "");
  const section = outline.find(({ path }) => path === search.get("muc")) ?? null;
  const page = {
    slug: consultation.slug,
    title: consultation.title,
    query,
    section: section && { path: section.path, title: sectionTitle(section) },
    outline: outline.map((entry) => ({ path: entry.path, depth: entry.depth, title: sectionTitle(entry) })),
    found: null,
  };
  const { words } = query;
  if (words.length === 0) return page;

  const limit = await context.rateLimit.consume("search", context.networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const inside = section ? [section.id, ...below(outline, section.id)] : null;
  const wanted = { draftId, sectionIds: inside, words };
  const entries = inside ? outline.filter(({ id }) => inside.includes(id)) : outline;
  const titles = searchTitles(entries, sectionTitle, words);
  const [paragraphs, comments] = await Promise.all([countInDraft(pool, wanted), countComments(pool, wanted)]);
  const counts = { draft: titles.length + paragraphs, comments };
  const where = z.enum(["du-thao", "y-kien"]).catch(counts.draft > 0 || comments === 0 ? "du-thao" : "y-kien").parse(search.get("noi"));
  const places = new Map(outline.map((entry) => [entry.id, { path: entry.path, title: sectionTitle(entry) }]));
  const placeOf = (sectionId: string | null) => places.get(sectionId ?? "") ?? null;

  if (where === "du-thao") {
    const after = draftCursor.parse(search.get("sau"));
    const { hits, next } = await searchDraft(pool, wanted, after, PAGE);
    return {
      ...page,
      found: {
        where,
        counts,
        paged: after !== null,
        titles: after ? [] : titles.slice(0, TITLES).map((entry) => ({ path: entry.path, excerpt: excerptOf(sectionTitle(entry), words) })),
        paragraphs: hits.map(({ id, sectionId, number, place, text }) => ({ id, number, place, section: placeOf(sectionId), excerpt: excerptOf(text, words) })),
        comments: [],
        next: next && `${Number(next.phrase)}_${next.position}`,
      },
    };
  }
  const after = commentCursor.parse(search.get("sau"));
  const { hits, next } = await searchComments(pool, wanted, after, PAGE);
  return {
    ...page,
    found: {
      where,
      counts,
      paged: after !== null,
      titles: [],
      paragraphs: [],
      comments: hits.map(({ id, kind, text, proposed, receivedAt, paragraph, sectionId }) => {
        const excerpts = [text, proposed].map((said) => said && excerptOf(said, words));
        const [inText, inProposed] = excerpts.map((excerpt) => (excerpt && excerpt.pieces.some(({ hit }) => hit) ? excerpt : null));
        return {
          id,
          kind,
          receivedAt,
          paragraph,
          section: placeOf(sectionId),
          text: inText ?? null,
          proposed: inProposed ?? null,
        };
      }),
      next: next && `${Number(next.phrase)}_${next.receivedAt.getTime()}_${next.id}`,
    },
  };
}

export type SearchPage = Awaited<ReturnType<typeof loadSearch>>;
export type Found = NonNullable<SearchPage["found"]>;
