import { expect, test } from "vitest";
import { dueInstant, localDay, scheduledInstants } from "./schedule-days";

/** The last instant of 18/6/2020 in Vietnam. */
const CLOSES = new Date("2020-06-18T16:59:59.999Z");

test("daily at the hour in Vietnam in the seven days up to the closing day, and once when all is in", () => {
  const days = scheduledInstants(CLOSES, 7).map((at) => at.toISOString());
  expect(days).toEqual(["12", "13", "14", "15", "16", "17", "18", "19"].map((day) => `2020-06-${day}T00:00:00.000Z`));
  // One o'clock in Vietnam is the day before elsewhere.
  expect(scheduledInstants(CLOSES, 1)[0]!.toISOString()).toBe("2020-06-11T18:00:00.000Z");
  expect(scheduledInstants(CLOSES, 0).at(-1)!.getTime()).toBeGreaterThan(CLOSES.getTime());
});

test("due from its hour until the next one's, the last for a week, and for no longer", () => {
  const due = (now: string, hour = 8) => dueInstant(CLOSES, hour, new Date(now))?.toISOString() ?? null;
  expect(due("2020-06-12T00:59:59.999Z")).toBeNull();
  expect(due("2020-06-12T01:00:00Z")).toBe("2020-06-12T01:00:00.000Z");
  expect(due("2020-06-12T16:59:59.999Z")).toBe("2020-06-12T01:00:00.000Z");
  expect(due("2020-06-13T00:59:59.999Z")).toBe("2020-06-12T01:00:00.000Z");
  expect(due("2020-06-13T01:00:00Z")).toBe("2020-06-13T01:00:00.000Z");
  expect(due("2020-06-11T05:00:00Z")).toBeNull();
  expect(due("2020-06-19T05:00:00Z")).toBe("2020-06-19T01:00:00.000Z");
  expect(due("2020-06-26T00:59:59.999Z")).toBe("2020-06-19T01:00:00.000Z");
  expect(due("2020-06-26T01:00:00Z")).toBeNull();
  expect(localDay(new Date("2020-06-11T18:00:00Z")).toISOString()).toBe("2020-06-12T00:00:00.000Z");
});
