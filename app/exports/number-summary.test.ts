import { beforeAll, expect, test } from "vitest";
import { messages } from "~/messages";
import { readSnapshot } from "~/platform/snapshot.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { columnsOf } from "./columns";
import type { ExportFilter } from "./export-filter.schema";
import { loadAnchors } from "./load-anchors.server";
import { loadAnswers } from "./load-answers.server";
import { numberSummary, type Count, type NumberSummary } from "./number-summary.server";
import { registerRows } from "./register-rows.server";
import { addComment, makeRegister, type NewComment, type Register } from "./test/fixtures";
import { readXlsx } from "./test/read-xlsx";
import { encodeXlsx } from "./xlsx.server";

const db = await testDatabase();
let register: Register;

const COMMENTS: NewComment[] = [
  {
    text: "1",
    channel: "web",
    state: "published",
    section: 0,
    kind: "agree",
    district: "sin-ho",
    receivedAt: new Date("2020-06-01T16:59:59.999Z"),
  },
  {
    text: "2",
    channel: "web",
    state: "withheld",
    section: 1,
    kind: "amend",
    district: "sin-ho",
    receivedAt: new Date("2020-06-01T17:00:00Z"),
  },
  {
    text: "3",
    channel: "web",
    state: "withdrawn",
    section: 4,
    kind: "amend",
    receivedAt: new Date("2020-06-02T16:59:59Z"),
  },
  {
    text: "4",
    channel: "email",
    state: "pending",
    section: 4,
    kind: "add",
    district: "xa-cu",
    receivedAt: new Date("2020-06-02T02:00:00Z"),
  },
  {
    text: "5",
    channel: "post",
    state: "pending",
    kind: "other",
    district: "ngoai-tinh",
    receivedAt: new Date("2020-06-17T17:00:00Z"),
  },
  {
    text: "6",
    channel: "meeting",
    state: "published",
    section: 3,
    kind: "remove",
    receivedAt: new Date("2020-06-18T16:59:59.999Z"),
  },
];

beforeAll(async () => {
  register = await makeRegister(db, "so-lieu");
  for (const comment of COMMENTS) await addComment(db, register, comment);
  await addComment(db, register, {
    text: "7",
    channel: "import",
    paragraph: register.back,
    receivedAt: new Date("2020-06-18T02:00:00Z"),
  });
  await addComment(db, await makeRegister(db, "dot-khac"), { text: "của đợt khác" });
});

async function summarise(filter: ExportFilter = {}): Promise<NumberSummary> {
  const { consultationId } = register;
  for await (const summary of readSnapshot(db.pool, async function* (client) {
    yield await numberSummary(client, { consultationId, filter }, await loadAnchors(client, consultationId));
  })) {
    return summary;
  }
  throw new Error("No summary.");
}

/** Numbers that add up: all but those of texts. */
const add = (counts: Count[]): Omit<Count, "texts"> =>
  counts.reduce(
    (sum, each) => ({
      received: sum.received + each.received,
      published: sum.published + each.published,
      withheld: sum.withheld + each.withheld,
      withdrawn: sum.withdrawn + each.withdrawn,
      merged: sum.merged + each.merged,
      pending: sum.pending + each.pending,
    }),
    { received: 0, published: 0, withheld: 0, withdrawn: 0, merged: 0, pending: 0 },
  );

test("per channel, received = published + withheld + withdrawn + merged + pending, and every list adds up to the total", async () => {
  const summary = await summarise();
  expect(summary.total).toEqual({ received: 7, texts: 7, published: 2, withheld: 1, withdrawn: 1, merged: 0, pending: 3 });
  expect(summary.channels).toEqual([
    { channel: "web", received: 3, texts: 3, published: 1, withheld: 1, withdrawn: 1, merged: 0, pending: 0 },
    { channel: "email", received: 1, texts: 1, published: 0, withheld: 0, withdrawn: 0, merged: 0, pending: 1 },
    { channel: "post", received: 1, texts: 1, published: 0, withheld: 0, withdrawn: 0, merged: 0, pending: 1 },
    { channel: "meeting", received: 1, texts: 1, published: 1, withheld: 0, withdrawn: 0, merged: 0, pending: 0 },
    { channel: "import", received: 1, texts: 1, published: 0, withheld: 0, withdrawn: 0, merged: 0, pending: 1 },
  ]);
  for (const list of [summary.channels, summary.places, summary.kinds, summary.districts, summary.days]) {
    expect(summary.total).toMatchObject(add(list));
    for (const row of list) expect(row.received).toBe(row.published + row.withheld + row.withdrawn + row.merged + row.pending);
  }
});

test("comments that say nearly the same are one text, in the total and in every row", async () => {
  const own = await makeRegister(db, "giong-nhau");
  const ids: string[] = [];
  for (const channel of ["web", "web", "post", "email"] as const) ids.push((await addComment(db, own, { text: `Thư ${ids.length}`, channel })).id);
  const groupId = newId();
  await db.pool.query("INSERT INTO text_group (id, consultation_id, leader_id, size, bands, words_hash, created_at) VALUES ($1, $2, $3, 3, '{}', '', now())", [groupId, own.consultationId, ids[0]]);
  await db.pool.query(
    "INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, words) SELECT id, $2, $3, '{}', '' FROM unnest($1::uuid[]) AS id",
    [ids.slice(0, 3), own.consultationId, groupId],
  );
  for await (const { total, channels } of readSnapshot(db.pool, async function* (client) {
    yield await numberSummary(client, { consultationId: own.consultationId, filter: {} }, await loadAnchors(client, own.consultationId));
  })) {
    expect(total).toMatchObject({ received: 4, texts: 2 });
    expect(channels.map(({ channel, received, texts }) => [channel, received, texts])).toEqual([
      ["web", 2, 1],
      ["email", 1, 1],
      ["post", 1, 1],
      ["meeting", 0, 0],
      ["import", 0, 0],
    ]);
  }
});

test("by place: each section in the order of the draft, with what is below it", async () => {
  const { places } = await summarise();
  expect(
    places.map(({ place, section, received, withDescendants }) => [section?.path ?? place, received, withDescendants]),
  ).toEqual([
    ["whole", 1, 1],
    ["front", 0, 0],
    ["phan-1", 1, 2],
    ["phan-1-i", 1, 1],
    ["phan-2", 0, 3],
    ["phan-2-c", 1, 3],
    ["phan-2-c-1", 2, 2],
    ["back", 1, 1],
  ]);
});

test("days are Vietnam's; a district nobody lists and none at all are counted too", async () => {
  const { days, districts } = await summarise();
  expect(days.map(({ day, received }) => [day, received])).toEqual([
    ["2020-06-01", 1],
    ["2020-06-02", 3],
    ["2020-06-18", 3],
  ]);
  const counted = districts
    .filter(({ received }) => received > 0)
    .map(({ district, received }) => [district, received]);
  expect(counted).toEqual([
    ["sin-ho", 2],
    ["ngoai-tinh", 1],
    ["xa-cu", 1],
    [null, 3],
  ]);
});

test("a filter holds for the numbers as for the rows", async () => {
  expect((await summarise({ section: "phan-2", state: "pending" })).total).toEqual({
    received: 1,
    texts: 1,
    published: 0,
    withheld: 0,
    withdrawn: 0, merged: 0,
    pending: 1,
  });
});

async function workbook(sheetRows?: number) {
  const { consultationId } = register;
  const about = {
    title: "Đợt",
    slug: "so-lieu",
    madeAt: new Date("2020-06-20T01:30:00Z"),
    personalData: true,
    filter: {},
  };
  const pieces: Buffer[] = [];
  for await (const piece of readSnapshot(db.pool, async function* (client) {
    const anchors = await loadAnchors(client, consultationId);
    const summary = await numberSummary(client, { consultationId, filter: {} }, anchors);
    const answers = await loadAnswers(client, consultationId);
    const rows = registerRows(client, { consultationId, filter: {}, personalData: true }, { anchors, answers });
    yield* encodeXlsx(rows, { about, summary, columns: columnsOf(true), parts: 1, sheetRows });
  })) {
    pieces.push(piece);
  }
  return readXlsx(Buffer.concat(pieces));
}

test("the first sheet has the same numbers, and its table of channels reconciles", async () => {
  const [sheet] = await workbook();
  expect(sheet?.name).toBe("Tổng hợp");
  const value = (column: string, line: number) => sheet?.cells.get(`${column}${line}`)?.value;
  const lines = Array.from({ length: sheet?.rows ?? 0 }, (_, index) => index + 1);
  const start = lines.find((line) => value("A", line) === messages.exports.summary.byChannel) ?? 0;
  const numbers = (line: number) => ["C", "D", "E", "F", "G", "H", "I"].map((column) => Number(value(column, line)));
  const names = lines.slice(start, start + 6).map((line) => value("A", line));
  expect(names).toEqual([...Object.values(messages.comment.channel), messages.exports.summary.total]);
  expect(numbers(start + 1)).toEqual([3, 1, 1, 1, 0, 0, 3]);
  expect(numbers(start + 6)).toEqual([7, 2, 1, 1, 0, 3, 7]);
  for (const title of ["bySection", "byKind", "byDistrict", "byDay"] as const) {
    expect(lines.some((line) => value("A", line) === messages.exports.summary[title])).toBe(true);
  }
});

test("comments beyond a sheet's limit go on to the next, under the same header", async () => {
  const sheets = await workbook(3);
  expect(sheets.map(({ name }) => name)).toEqual(["Tổng hợp", "Ý kiến", "Ý kiến (2)", "Ý kiến (3)"]);
  expect(sheets.slice(1).map(({ rows, filter, frozenRows }) => [rows, filter, frozenRows])).toEqual([
    [4, "A1:AL4", 1],
    [4, "A1:AL4", 1],
    [2, "A1:AL2", 1],
  ]);
  expect(
    sheets.slice(1).flatMap(({ cells }) => ["A2", "A3", "A4"].flatMap((ref) => cells.get(ref)?.value ?? [])),
  ).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
});

test("a workbook whose numbers and rows are not of one snapshot is refused", async () => {
  const { consultationId } = register;
  const about = { title: "Đợt", slug: "so-lieu", madeAt: new Date(0), personalData: true, filter: {} };
  const summary = await summarise();
  for (const received of [6, 8]) {
    const wrong = { ...summary, total: { ...summary.total, received } };
    const reading = (async () => {
      let bytes = 0;
      for await (const piece of readSnapshot(db.pool, async function* (client) {
        const rows = registerRows(
          client,
          { consultationId, filter: {}, personalData: true },
          { anchors: await loadAnchors(client, consultationId), answers: await loadAnswers(client, consultationId) },
        );
        yield* encodeXlsx(rows, { about, summary: wrong, columns: columnsOf(true), parts: 1 });
      })) {
        bytes += piece.length;
      }
      return bytes;
    })();
    await expect(reading).rejects.toThrow(received === 6 ? "more comments" : "fewer comments");
  }
});
