import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { remaining, takesComments, windowAt, type Dates } from "./window";

const dates: Dates = {
  opensAt: new Date("2020-05-18T00:00:00.000+07:00"),
  closesAt: new Date("2020-06-18T23:59:59.999+07:00"),
  extensions: [],
};
const at = (text: string) => new Date(text);

describe("the window at its exact instants", () => {
  test.each([
    ["2020-05-17T23:59:59.999+07:00", "upcoming", false],
    ["2020-05-18T00:00:00.000+07:00", "open", true],
    ["2020-06-15T23:59:59.998+07:00", "open", true],
    ["2020-06-15T23:59:59.999+07:00", "closing", true],
    ["2020-06-18T23:59:59.999+07:00", "closing", true],
    ["2020-06-19T00:00:00.000+07:00", "closed", false],
  ])("%s is %s", (instant, phase, accepted) => {
    const window = windowAt(dates, at(instant));
    expect(window.phase).toBe(phase);
    expect(takesComments(window)).toBe(accepted);
  });

  test("an extension moves the end and nothing else, whichever row comes first", () => {
    const extensions = [{ closesAt: at("2020-07-18T23:59:59.999+07:00") }, { closesAt: at("2020-06-30T23:59:59.999+07:00") }];
    const window = windowAt({ ...dates, extensions }, at("2020-07-18T23:59:59.999+07:00"));
    expect(window).toMatchObject({ phase: "closing", extended: true, closesAt: extensions[0]!.closesAt, opensAt: dates.opensAt });
    expect(windowAt({ ...dates, extensions }, at("2020-07-19T00:00:00.000+07:00")).phase).toBe("closed");
  });

  test("between two changes the phase stays the same, and at the change it is another", () => {
    fc.assert(
      fc.property(fc.date({ min: at("2020-05-01"), max: at("2020-06-30"), noInvalidDate: true }), (now) => {
        const window = windowAt(dates, now);
        expect(window.changesAt === null).toBe(window.phase === "closed");
        if (!window.changesAt) return;
        expect(windowAt(dates, new Date(window.changesAt.getTime() - 1)).phase).toBe(window.phase);
        expect(windowAt(dates, window.changesAt).phase).not.toBe(window.phase);
      }),
    );
  });
});

test.each([
  ["2020-06-15T23:59:59.999+07:00", { unit: "day", count: 3 }],
  ["2020-06-16T00:00:00.000+07:00", { unit: "day", count: 3 }],
  ["2020-06-16T00:00:00.001+07:00", { unit: "day", count: 2 }],
  ["2020-06-17T00:00:00.000+07:00", { unit: "day", count: 2 }],
  ["2020-06-17T00:00:00.001+07:00", { unit: "hour", count: 47 }],
  ["2020-06-18T23:30:00.000+07:00", { unit: "minute", count: 30 }],
  ["2020-06-18T23:59:30.000+07:00", { unit: "minute", count: 0 }],
  ["2020-06-20T00:00:00.000+07:00", { unit: "minute", count: 0 }],
])("at %s what remains is %o", (now, expected) => {
  expect(remaining(dates.closesAt, at(now))).toEqual(expected);
});
