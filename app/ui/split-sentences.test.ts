import { expect, test } from "vitest";
import { splitSentences } from "./split-sentences";

test.each([
  ["Thu ngân sách đạt 3.000 tỷ đồng. Tăng 1,5 lần; giữ vững.", ["Thu ngân sách đạt 3.000 tỷ đồng.", "Tăng 1,5 lần;", "giữ vững."]],
  ["Không có dấu chấm", ["Không có dấu chấm"]],
  ["", []],
  ["  Một… Hai?  ", ["Một…", "Hai?"]],
])("%j", (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences);
});
