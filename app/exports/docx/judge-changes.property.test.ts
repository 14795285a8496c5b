import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeParagraph, type Outcome } from "./judge-changes";
import { PlanChanges, type InlineChange } from "./plan-changes";
import type { Token } from "./read-body";

/** A proposal: at some words, whether each is replaced, taken away, or followed by a new one. */
const proposals = fc.array(
  fc.array(fc.record({ word: fc.nat({ max: 29 }), how: fc.constantFrom("replace", "remove", "add") }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 8 },
);
const decisions = fc.array(fc.constantFrom<Outcome>("accepted", "rejected", "open"), { minLength: 8, maxLength: 8 });

function rewrite(words: string[], changes: { word: number; how: string }[], name: string): string {
  const byWord = new Map(changes.map(({ word, how }) => [word % words.length, how]));
  return words
    .flatMap((word, index) => {
      const how = byWord.get(index);
      const added = `mới${name}${index}`;
      return how === "replace" ? [added] : how === "remove" ? [] : how === "add" ? [word, added] : [word];
    })
    .join(" ");
}

/** The paragraph as a program saves it after each change was decided, cut into runs of single characters where `torn`. */
function standing(text: string, changes: InlineChange[], outcome: (change: InlineChange) => Outcome, torn: boolean): Token[] {
  const tokens: Token[] = [];
  const put = (words: string, own: Partial<Token> = {}) => {
    for (const piece of torn ? words : [words].filter(Boolean)) tokens.push({ text: piece, inserted: null, deleted: null, ...own });
  };
  let at = 0;
  const edits = changes.flatMap((change) => change.edits.map((edit) => ({ ...edit, change }))).sort((a, b) => a.start - b.start);
  for (const { start, end, added, change } of edits) {
    put(text.slice(at, start));
    const old = text.slice(start, end);
    const decided = outcome(change);
    if (decided === "open") {
      put(old, { deleted: change });
      put(added, { inserted: change });
    } else put(decided === "accepted" ? added : old);
    at = end;
  }
  put(text.slice(at));
  return tokens;
}

const sample = fc.record({
  words: fc.integer({ min: 2, max: 30 }).map((count) => Array.from({ length: count }, (_, index) => `từ${index}`)),
  rewrites: proposals,
  decided: decisions,
  lead: fc.constantFrom("", "a) ", "- "),
  torn: fc.boolean(),
});

test("any accepting and rejecting of proposals that stand side by side is read back, with the text it leaves", () => {
  fc.assert(
    fc.property(sample, ({ words, rewrites, decided, lead, torn }) => {
      const text = words.join(" ");
      const plan = new PlanChanges(text);
      rewrites.forEach((changes, index) => {
        const change = { commentId: `${index}`, author: `Người ${index}`, at: "2020-06-01 09:30:15" };
        plan.add(change, rewrite(words, changes, `${index}x`));
      });
      const outcome = ({ commentId }: InlineChange) => decided[Number(commentId)]!;
      const tokens = standing(lead + text, shift(plan.changes, lead.length), outcome, torn);
      const judged = judgeParagraph({ id: "p", lead, text, changes: plan.changes }, tokens);
      expect(judged.changes.map((each) => [each.commentId, each.outcome])).toEqual(
        plan.changes.map((change) => [change.commentId, outcome(change)]),
      );
      const left = standing(text, plan.changes, (change) => (outcome(change) === "accepted" ? "accepted" : "rejected"), false);
      const expected = left.map((token) => token.text).join("");
      for (const { finalText } of judged.changes) expect(finalText).toBe(expected);
      const open = tokens.filter(({ inserted, deleted }) => inserted || deleted);
      expect([...judged.ours]).toEqual(open);
    }),
    { numRuns: 500 },
  );
});

test("all proposals in the text together overlap and touch nowhere, and each alone gives its wording", () => {
  fc.assert(
    fc.property(sample, ({ words, rewrites }) => {
      const text = words.join(" ");
      const plan = new PlanChanges(text);
      const wordings = rewrites.map((changes, index) => rewrite(words, changes, `${index}x`));
      wordings.forEach((wording, index) => plan.add({ commentId: `${index}`, author: `Người ${index}`, at: "2020-06-01 09:30:15" }, wording));
      const edits = plan.changes.flatMap((change) => change.edits).sort((a, b) => a.start - b.start);
      edits.slice(1).forEach(({ start }, index) => expect(start).toBeGreaterThan(edits[index]!.end));
      for (const change of plan.changes) {
        const alone = standing(text, [change], () => "accepted", false).map((token) => token.text);
        expect(alone.join("")).toBe(wordings[Number(change.commentId)]);
      }
    }),
  );
});

test("the same wording is placed once, and one author's two changes of a minute are not both placed", () => {
  const plan = new PlanChanges("một hai ba bốn năm");
  const by = (author: string, commentId: string) => ({ commentId, author, at: "2020-06-01 09:30:15" });
  expect(plan.add(by("A", "1"), "một HAI ba bốn năm")).toEqual({ how: "inline" });
  expect(plan.add(by("B", "2"), "một HAI ba bốn năm")).toMatchObject({ how: "same", change: { commentId: "1" } });
  expect(plan.add(by("A", "3"), "một hai ba BỐN năm")).toEqual({ how: "aside" });
  expect(plan.add(by("B", "4"), "một hai ba BỐN năm")).toEqual({ how: "inline" });
  expect(plan.add(by("C", "5"), "một 2 3 4 năm")).toEqual({ how: "aside" });
  expect(plan.add(by("D", "6"), "một hai ba bốn năm")).toEqual({ how: "aside" });
});

function shift(changes: InlineChange[], by: number): InlineChange[] {
  const moved = (edit: InlineChange["edits"][number]) => ({ ...edit, start: edit.start + by, end: edit.end + by });
  return changes.map((change) => ({ ...change, edits: change.edits.map(moved) }));
}
