import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, type DraftComment } from "./draft-comment";
import { planVolumes, type Volume } from "./plan-volumes";
import { readReturnedDraft } from "./read-returned-draft.server";
import { asFile } from "./test/edit-docx";
import { comment, head, idOf, realDraft, stream } from "./test/sample";
import { writeCommentedDraft, type DraftText } from "./write-commented-draft.server";

const draft = realDraft();
const paragraphs = (list: { id: string }[]) => list.map(({ id }) => id);
/** Every place in the order of reading. */
const placesOf = ({ front, sections, back }: DraftText) => [
  ...paragraphs(front),
  ...sections.flatMap(({ id, paragraphs: own }) => [id, ...paragraphs(own)]),
  ...paragraphs(back),
];
const headingsOf = (volumes: Volume[]) => volumes.map((volume) => volume.draft.sections.map(({ label }) => label));
const even = (each: number) => new Map(placesOf(draft).map((id) => [id, each]));

test("a draft with few comments is one volume, as it is", () => {
  expect(planVolumes(draft, even(1), 1_000)).toEqual([{ draft, comments: placesOf(draft).length }]);
  expect(planVolumes(draft, new Map(), 1)).toEqual([{ draft, comments: 0 }]);
});

test("the real report is cut between its parts before it is cut within them", () => {
  const parts = draft.sections.filter(({ depth }) => depth === 0);
  const ends = parts.map((part) => draft.sections.indexOf(part));
  const size = (from: number, to?: number) => draft.sections.slice(from, to).reduce((all, { paragraphs: own }) => all + 1 + own.length, 0);
  const limit = Math.max(...ends.map((start, index) => size(start, ends[index + 1]))) + draft.front.length + draft.back.length;
  const volumes = planVolumes(draft, even(1), limit);
  expect(volumes.length).toBeGreaterThan(1);
  for (const volume of volumes) expect(volume.draft.sections[0]!.depth).toBe(0);
});

describe("where a section has more than a volume takes", () => {
  const text = (name: string) => ({ id: idOf(name), marker: null, text: `Đoạn ${name}.` });
  const section = (name: string, depth: number, own: string[]) => ({ id: idOf(name), depth, label: name, heading: `Mục ${name}`, paragraphs: own.map(text) });
  const small: DraftText = { front: [text("đầu")], sections: [section("I", 0, []), section("A", 1, ["a", "b"]), section("B", 1, ["c"]), section("II", 0, ["d"])], back: [text("cuối")] };
  const plan = (counts: Record<string, number>, limit: number) =>
    planVolumes(small, new Map(Object.entries(counts).map(([name, count]) => [name === "" ? "" : idOf(name), count])), limit);

  test("it goes on in the next under the headings it stands in", () => {
    const volumes = plan({ a: 3, b: 3, c: 1, d: 3 }, 4);
    expect(headingsOf(volumes)).toEqual([["I", "A"], ["I", "A", "B"], ["II"]]);
    expect(volumes.map(({ comments }) => comments)).toEqual([3, 4, 3]);
    expect(volumes[1]!.draft.sections[0]!.paragraphs).toEqual([]);
    expect(volumes.map(({ draft: own }) => own.back.length)).toEqual([0, 0, 1]);
  });

  test("a paragraph with more than a volume takes is repeated for the rest, and so is the title", () => {
    const volumes = plan({ "": 5, c: 9 }, 4);
    expect(volumes.map(({ comments }) => comments)).toEqual([4, 1, 4, 4, 1]);
    expect(volumes.map(({ draft: own }) => placesOf(own).includes(idOf("c")))).toEqual([false, false, true, true, true]);
  });
});

const generated = fc
  .record({
    front: fc.nat({ max: 2 }),
    sections: fc.array(fc.record({ depth: fc.nat({ max: 3 }), paragraphs: fc.nat({ max: 3 }) }), { maxLength: 8 }),
    back: fc.nat({ max: 2 }),
    said: fc.array(fc.nat({ max: 9 }), { minLength: 45, maxLength: 45 }),
    limit: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ front, sections, back, said, limit }) => {
    const list = (place: string, count: number) => Array.from({ length: count }, (_, index) => ({ id: idOf(`${place} ${index}`), marker: null, text: `Lời ${place} ${index}` }));
    // A heading is at most one step deeper than the one before.
    let above = -1;
    const made: DraftText = {
      front: list("front", front),
      sections: sections.map(({ depth, paragraphs: count }, index) => {
        above = Math.min(depth, above + 1);
        return { id: idOf(`s ${index}`), depth: above, label: `${index}-`, heading: `Mục ${index}`, paragraphs: list(`s ${index}`, count) };
      }),
      back: list("back", back),
    };
    const inSection = new Set(made.sections.map(({ id }) => id));
    const comments = ["", ...placesOf(made)].flatMap((id, place) =>
      Array.from({ length: said[place]! }, (_, index): DraftComment => {
        const where = id === "" ? {} : inSection.has(id) ? { sectionId: id } : { paragraphId: id };
        return comment(`${place} ${index}`, where);
      }),
    );
    return { made, comments, limit };
  });

test("any draft: every place in its order, every comment in one volume, none too large, no two that could be one", async () => {
  await fc.assert(
    fc.asyncProperty(generated, async ({ made, comments, limit }) => {
      const counts = new Map<string, number>();
      for (const each of comments) counts.set(placeOf(each), (counts.get(placeOf(each)) ?? 0) + 1);
      const volumes = planVolumes(made, counts, limit);
      const all = volumes.flatMap((volume) => placesOf(volume.draft));
      expect([...new Set(all)]).toEqual(placesOf(made));
      const read: string[] = [];
      let taken = 0;
      for (const [index, { draft: own, comments: count }] of volumes.entries()) {
        expect(count).toBeLessThanOrEqual(limit);
        if (index > 0) expect(count + volumes[index - 1]!.comments).toBeGreaterThan(limit);
        const said = comments.slice(taken, (taken += count));
        const volume = { number: index + 1, of: volumes.length };
        const result = await readReturnedDraft(asFile(await buffer(writeCommentedDraft({ head: { ...head, volume }, draft: own, comments: stream(said) }))));
        if (!result.ok) throw new Error(result.reason);
        expect(result.returned).toMatchObject({ gone: [], problems: [] });
        read.push(...result.returned.comments.map(({ id }) => id));
      }
      expect(read).toEqual(comments.map(({ id }) => id));
    }),
    { numRuns: 60 },
  );
}, 120_000);
