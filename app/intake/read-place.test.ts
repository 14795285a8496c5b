import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlace } from "./read-place";

const SLUG = "bao-cao-2020";

test.each([
  ["", null, null],
  ["  ", null, null],
  ["bao-cao-2020", null, null],
  ["bao-cao-2020/p1-a-i", "p1-a-i", null],
  [" BAO-CAO-2020/P1-A-I ", "p1-a-i", null],
  ["p1-a-i", "p1-a-i", null],
  ["p1-a-i/d3", "p1-a-i", 3],
  ["p1-a-i/đ3", "p1-a-i", 3],
  ["p1-a-i đoạn 12", "p1-a-i", 12],
  ["bao-cao-2020/p1-a-i/d3", "p1-a-i", 3],
  // The third article of a law, and the first paragraph of it.
  ["d3", "d3", null],
  ["bao-cao-2020/d3", "d3", null],
  ["d3/d1", "d3", 1],
  ["https://gopy.example/bao-cao-2020/p1-a-i", "p1-a-i", null],
  ["http://localhost:3000/en/bao-cao-2020/p1-a-i#d2", "p1-a-i", 2],
  ["https://gopy.example/bao-cao-2020", null, null],
])("%j is %j, %j", (typed, section, paragraph) => {
  expect(readPlace(typed, SLUG)).toEqual({ section, paragraph });
});

test.each(["khac/p1-a-i", "https://gopy.example/khac/p1", "p1 a i", "p1/d0", "p1/d3/d4", "https://", "<b>", "p1-a-i/../x"])("%j is no place of it", (typed) => {
  expect(readPlace(typed, SLUG)).toBeNull();
});

test("what a sheet prints is read back, whatever is typed never breaks it", () => {
  const step = fc.stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,4}$/).filter((path) => path !== SLUG);
  fc.assert(fc.property(step, fc.integer({ min: 1, max: 99999 }), (section, paragraph) => {
    expect(readPlace(`${SLUG}/${section}`, SLUG)).toEqual({ section, paragraph: null });
    expect(readPlace(`${section}/d${paragraph}`, SLUG)).toEqual({ section, paragraph });
  }));
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => void readPlace(typed, SLUG)));
});
