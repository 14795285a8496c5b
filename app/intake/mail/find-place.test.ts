import { expect, test } from "vitest";
import { findPlace } from "./find-place";

const SLUG = "bao-cao-2020";
const KNOWN = ["p2-b-ii", "p1-a", `${SLUG}/p2-b-ii`, `${SLUG}/p2-b-ii/d3`, "p2-b-ii/d3", `https://gopy.example/${SLUG}/p1-a#d2`, `${SLUG}/mo`];
const find = (text: string) => findPlace(text, SLUG, (place) => KNOWN.includes(place));

test.each([
  ["Về mục p2-b-ii: đề nghị sửa.", "p2-b-ii"],
  [`Tôi góp ý ${SLUG}/p2-b-ii/d3, xin xem.`, `${SLUG}/p2-b-ii/d3`],
  [`Xem (https://gopy.example/${SLUG}/p1-a#d2).`, `https://gopy.example/${SLUG}/p1-a#d2`],
  [`Ở ${SLUG}/mo cần ngắn hơn`, `${SLUG}/mo`],
  ["p2-b-ii/d3 và p1-a", "p2-b-ii/d3"],
  ["Nhất trí với dự thảo, kinh tế - xã hội 2020-2025", ""],
  [`Góp ý cho ${SLUG}`, ""],
  ["xp2-b-iix p2-b-iii đp1-a", ""],
  ["", ""],
])("%s", (text, place) => {
  expect(find(text)).toBe(place);
});

test("a long hostile text is searched at once", () => {
  const from = process.cpuUsage();
  find("a-".repeat(1_000_000));
  find("a/".repeat(1_000_000));
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1000).toBeLessThan(2_000);
});
