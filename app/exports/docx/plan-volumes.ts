import type { DraftText } from "./write-commented-draft.server";

/**
 * Comments in one file. LibreOffice reads the part that holds all comments anew for each of them, so that its work grows
 * with the square of their number: a thousand open in well under a minute, ten thousand in none that anybody waits for.
 */
export const VOLUME_COMMENTS = 1_000;

/** A part of the draft that is a file of its own, with the comments on it. */
export interface Volume {
  draft: DraftText;
  comments: number;
}

/** A heading or paragraph, or as many of its comments as one volume takes. */
interface Place {
  comments: number;
  /** How deep a cut before it is: a part's heading 0, its paragraphs and comments of one place the deepest. */
  depth: number;
  addTo: (draft: DraftText) => void;
}

const PARAGRAPH = 100;
const SAME_PLACE = 101;

/**
 * The draft in volumes of at most `limit` comments, in its order: cut before headings as high as may be, between
 * paragraphs only where a section has more, and only where a paragraph alone has more is it repeated for the rest. A
 * volume begins with the headings it stands under.
 * @param counts comments by place: the id of a paragraph or section, empty for the whole draft.
 */
export function planVolumes(draft: DraftText, counts: ReadonlyMap<string, number>, limit = VOLUME_COMMENTS): Volume[] {
  const places = placesOf(draft, counts).flatMap((place) => portions(place, limit));
  return cut(places, limit).map((part) => {
    const own: DraftText = { front: [], sections: [], back: [] };
    for (const { addTo } of part) addTo(own);
    return { draft: own, comments: sum(part) };
  });
}

function placesOf({ front, sections, back }: DraftText, counts: ReadonlyMap<string, number>): Place[] {
  const count = (id: string) => counts.get(id) ?? 0;
  const headings = sections.map((section, index) => (own: DraftText) => {
    if (own.sections.length === 0) own.sections.push(...ancestors(sections, index));
    if (own.sections.at(-1)?.id !== section.id) own.sections.push({ ...section, paragraphs: [] });
  });
  return [
    { comments: count(""), depth: 0, addTo: () => undefined },
    ...front.map((paragraph) => ({ comments: count(paragraph.id), depth: PARAGRAPH, addTo: (own: DraftText) => void own.front.push(paragraph) })),
    ...sections.flatMap((section, index) => [
      { comments: count(section.id), depth: section.depth, addTo: headings[index]! },
      ...section.paragraphs.map((paragraph) => ({
        comments: count(paragraph.id),
        depth: PARAGRAPH,
        addTo: (own: DraftText) => {
          headings[index]!(own);
          own.sections.at(-1)!.paragraphs.push(paragraph);
        },
      })),
    ]),
    ...back.map((paragraph, index) => ({ comments: count(paragraph.id), depth: index === 0 ? 0 : PARAGRAPH, addTo: (own: DraftText) => void own.back.push(paragraph) })),
  ];
}

function ancestors(sections: DraftText["sections"], index: number): DraftText["sections"] {
  const above: DraftText["sections"] = [];
  let { depth } = sections[index]!;
  for (let at = index - 1; at >= 0 && depth > 0; at--) {
    const section = sections[at]!;
    if (section.depth >= depth) continue;
    above.unshift({ ...section, paragraphs: [] });
    ({ depth } = section);
  }
  return above;
}

function portions(place: Place, limit: number): Place[] {
  const rest = Math.max(0, Math.ceil(place.comments / limit) - 1);
  return [
    { ...place, comments: Math.min(place.comments, limit) },
    ...Array.from({ length: rest }, (_, index) => ({ ...place, depth: SAME_PLACE, comments: Math.min(limit, place.comments - (index + 1) * limit) })),
  ];
}

function cut(places: Place[], limit: number): Place[][] {
  if (sum(places) <= limit) return [places];
  const depth = Math.min(...places.slice(1).map((place) => place.depth));
  const parts: Place[][] = [];
  for (const [index, place] of places.entries()) {
    if (index === 0 || place.depth === depth) parts.push([]);
    parts.at(-1)!.push(place);
  }
  const volumes: Place[][] = [];
  for (const part of parts.flatMap((each) => cut(each, limit))) {
    const before = volumes.at(-1);
    if (before && sum(before) + sum(part) <= limit) before.push(...part);
    else volumes.push(part);
  }
  return volumes;
}

function sum(places: readonly Place[]): number {
  return places.reduce((all, { comments }) => all + comments, 0);
}
