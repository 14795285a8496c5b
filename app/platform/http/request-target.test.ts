import { expect, test } from "vitest";
import { canNameSomething } from "./request-target";

test.each(["/", "/du-thao/a?doan=1", "/tra%2Dcuu", "/du-thao/tim-kiem?q=a%2Fb%5C", "/en/du-thao"])("%s can name something", (target) => {
  expect(canNameSomething(target)).toBe(true);
});

test.each(["//xau.example", "/en//xau.example", "/dong-tinh/%2Fxau.example/x", "/dong-tinh/%5cxau.example/x", "/a/../b", "/%E1%BB", "/%00", "http://xau.example/"])(
  "%s can name nothing",
  (target) => {
    expect(canNameSomething(target)).toBe(false);
  },
);
