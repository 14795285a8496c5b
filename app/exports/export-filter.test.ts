import { describe, expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { exportFilterSchema } from "./export-filter.schema";
import { csv, fillSample, h } from "./test/sample";

const db = await testDatabase();
const { codes } = await fillSample(db);

describe("filters", () => {
  const cases: [Record<string, string>, string[]][] = [
    [{ state: "withheld" }, ["withheld", "private"]],
    [{ kind: "agree" }, ["whole"]],
    [{ channel: "email" }, ["hostile"]],
    [{ section: "phan-2" }, ["mixed", "hostile", "long"]],
    [{ section: "phan-1", state: "published" }, ["redacted", "edited"]],
    [{ from: "2020-06-18", to: "2020-06-18" }, ["whole"]],
    [{ from: "2020-06-19" }, ["front"]],
    [{ to: "2020-05-31", state: "" }, []],
  ];
  test.each(cases)("%j", async (filter, keys) => {
    const rows = await csv(db, { filter: exportFilterSchema.parse(filter) });
    expect(rows.map((row) => row[h.receiptCode])).toEqual(keys.map((key) => codes[key]));
  });

  test.each([
    { state: "secret" },
    { section: "x'; DROP TABLE comment" },
    { from: "2020-02-30" },
    { from: "2020-06-02", to: "2020-06-01" },
    { other: "1" },
  ])("%j is refused by the schema", (filter) => {
    expect(exportFilterSchema.safeParse(filter).success).toBe(false);
  });
});
