import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readCsv } from "~/exports/test/read-csv";
import { decide } from "~/moderation/decide.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import { loader as comments } from "~/routes/api.comments";
import { loader as consultation } from "~/routes/api.consultation";
import { loader as consultations } from "~/routes/api.consultations";
import { loader as log } from "~/routes/api.moderation-log";
import { loader as numbers } from "~/routes/api.numbers";
import { loader as openapi } from "~/routes/api.openapi";
import { loader as outline } from "~/routes/api.outline";
import { loader as section } from "~/routes/api.section";
import { loader as transparency } from "~/routes/api.transparency";
import { openApiDocument } from "./openapi";
import { commentsSchema, logSchema, numbersSchema, outlineSchema } from "./api.schema";
import { RESOURCES } from "./resources";

const NOW = minutesAfter(100);
const SLUG = "du-lieu";
const LOADERS = { consultations, consultation, outline, section, comments, numbers, transparency, log };
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let context: ReturnType<typeof testContext>;
const ids: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  context = testContext(db, NOW);
  register = await makeRegister(db, SLUG);
  const staffId = await addModerator(db, "Hoa");
  const contributor = (name: string, showName: boolean) => ({
    id: newId(), consultationId: register.consultationId, name, organisation: "Hội Nông dân", email: `${name}@example.vn`, showName, createdAt: NOW,
  });
  const contributors = [contributor("Chung", true), contributor("Kín", false)];
  await db.prisma.contributor.createMany({ data: contributors });
  for (let n = 0; n < 30; n += 1) {
    const id = await addComment(db, register, {
      ...(n % 5 === 0 ? {} : { path: n % 2 ? "p1-a-i" : "p1-b", paragraph: 1 + (n % 3) }),
      kind: (["agree", "amend", "add"] as const)[n % 3]!,
      channel: n % 4 === 0 ? "post" : "web",
      text: n === 3 ? "=HYPERLINK(1) “trích”, xuống\ndòng" : `Lời thứ ${n} bímật`,
      ...(n % 7 === 0 ? { proposed: `Viết lại ${n}` } : {}),
      receivedAt: minutesAfter(Math.floor(n / 2)),
    });
    ids.push(id);
    await db.prisma.comment.update({ where: { id }, data: { contributorId: contributors[n % 3]?.id ?? null } });
    if (n % 6 === 5) continue;
    const action = n === 3 ? "publish" : n % 6 === 4 ? "withhold" : "redact";
    const start = `Lời thứ ${n} `.length;
    const spans = action === "redact" ? [{ field: "text" as const, start, end: start + 5, reason: "1" }] : [];
    const reason = action === "publish" ? "0" : "1";
    expect(await decide(db, { commentId: id, version: 0, revision: 0, action, reason, note: "riêng", spans, staffId }, NOW)).toMatchObject({ ok: true });
  }
});

type Name = keyof typeof LOADERS;
const get = (name: Name, search = "", headers: Record<string, string> = {}, slug = SLUG) =>
  LOADERS[name]({
    context,
    params: { slug, section: "p1-b" },
    request: new Request(`http://localhost/api/v1/x${search}`, { headers }),
  });
const json = async (name: Name, search = "") => (await get(name, search)).json() as Promise<unknown>;

test.each(Object.keys(RESOURCES) as Name[])("%s keeps to its schema, as JSON and as CSV, and tells no secret", async (name) => {
  const answer = await get(name);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(RESOURCES[name].answer.safeParse(JSON.parse(text)).error).toBeUndefined();
  const csv = await get(name, "?format=csv");
  expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
  const table = Buffer.from(await csv.arrayBuffer()).toString();
  const [head, ...rows] = readCsv(table.replace(/^\ufeff/, ""));
  expect(table.startsWith("\ufeff")).toBe(true);
  for (const row of rows) expect(row).toHaveLength(head!.length);
  for (const secret of ["bímật", "Kín", "@example.vn", "riêng\""]) {
    expect(text).not.toContain(secret);
    expect(table).not.toContain(secret);
  }
  const { rows: codes } = await db.pool.query<{ code: string }>("SELECT receipt_code AS code FROM comment WHERE state <> 'published'");
  for (const { code } of codes) expect(text + table).not.toContain(code);
  const asked = await get(name, "", { Accept: "text/csv, */*;q=0.1" });
  expect(asked.headers.get("content-type")).toMatch(/^text\/csv/);
});

test("comments come page by page, each once, and can be narrowed to a section with what is below, and to a kind", async () => {
  const { rows } = await db.pool.query<{ id: string }>(
    "SELECT id FROM comment WHERE state = 'published' ORDER BY received_at DESC, id DESC",
  );
  const seen: string[] = [];
  let search: string | null = "?limit=4";
  while (search !== null) {
    const answer = await get("comments", search);
    const page = commentsSchema.parse(await answer.json());
    seen.push(...page.comments.map(({ id }) => id));
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
    expect(link === undefined).toBe(page.next === null);
    search = link ? new URL(link).search : null;
  }
  expect(seen).toEqual(rows.map(({ id }) => id));

  const narrowed = commentsSchema.parse(await json("comments", "?section=p1-a&kind=amend&limit=100")).comments;
  expect(narrowed.length).toBeGreaterThan(0);
  expect(new Set(narrowed.map(({ section: path, kind }) => `${path} ${kind}`))).toEqual(new Set(["p1-a-i amend"]));
  const all = commentsSchema.parse(await json("comments", "?limit=100")).comments;
  expect(all.filter(({ name }) => name === "Chung").length).toBeGreaterThan(0);
  expect(all.filter(({ organisation }) => organisation !== null).every(({ name }) => name === "Chung")).toBe(true);
  const formula = readCsv((await (await get("comments", "?format=csv&limit=100")).text()).replace(/^\ufeff/, "")).find(([id]) => id === ids[3]);
  expect(formula).toContain("'=HYPERLINK(1) “trích”, xuống\ndòng");
});

test("the numbers add up", async () => {
  const found = numbersSchema.parse(await json("numbers"));
  expect(found).toMatchObject({ received: 30, published: 20, withheld: 5, pending: 5, withdrawn: 0 });
  for (const row of [found, ...found.channels]) expect(row.received).toBe(row.published + row.withheld + row.withdrawn + row.pending);
  const sum = (rows: { published: number }[]) => rows.reduce((total, { published }) => total + published, 0);
  expect(sum(found.channels)).toBe(20);
  expect(sum(found.kinds)).toBe(20);
  expect(sum(found.sections) + found.whole_draft).toBe(20);
  const { sections } = outlineSchema.parse(await json("outline"));
  expect(sections.find(({ path }) => path === "p1")?.published).toBe(sum(found.sections));
});

test("the log comes page by page and names nobody", async () => {
  let after = "";
  let count = 0;
  for (;;) {
    const page = logSchema.parse(await json("log", `?limit=7${after}`));
    count += page.entries.length;
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  expect(count).toBe(25);
});

test("an unchanged answer is not sent again; a changed one is", async () => {
  const first = await get("comments");
  const etag = first.headers.get("etag")!;
  expect(etag).toMatch(/^W\/"/);
  for (const known of [etag, etag.slice(2), `"x", ${etag}`, "*"]) {
    expect((await get("comments", "", { "If-None-Match": known })).status).toBe(304);
  }
  const { id } = await db.prisma.comment.findFirstOrThrow({ where: { state: "published" }, orderBy: { receivedAt: "desc" } });
  await db.prisma.comment.update({ where: { id }, data: { supportCount: 7 } });
  expect((await get("comments", "", { "If-None-Match": etag })).status).toBe(200);
});

test.each([
  ["comments", "?limit=0", 400],
  ["comments", "?limit=x", 400],
  ["comments", "?kind=x", 400],
  ["comments", "?after=1_x", 400],
  ["comments", "?section=x", 400],
  ["log", "?after=x", 400],
  ["outline", "?section=p1", 400],
  ["numbers", "?format=xml", 400],
] as const)("%s%s is a problem in words", async (name, search, status) => {
  const answer = await get(name, search);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(await answer.json()).toMatchObject({ status, detail: expect.stringContaining("`") as string });
});

test("what is not there is a problem too", async () => {
  for (const name of ["consultation", "comments", "numbers"] as const) expect((await get(name, "", {}, "khong-co")).status).toBe(404);
});

test("the description names every resource, and every reference in it leads somewhere", async () => {
  const answer = openapi({ context, params: {}, request: new Request("http://localhost/api/v1/openapi.json") });
  const document = (await answer.json()) as ReturnType<typeof openApiDocument>;
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument("http://localhost"))));
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toEqual(Object.values(RESOURCES).map(({ path }) => path));
  const { schemas } = document.components;
  for (const [, id = ""] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g)) expect(schemas).toHaveProperty(id);
  expect(schemas).toMatchObject({ Comment: { type: "object", properties: { received_at: { type: "string" } } } });
  expect(JSON.stringify(document)).not.toMatch(/"\$(id|schema|defs)"/);
  const names = Object.values(document.paths).map(({ get: operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(z.array(z.string().min(1)).safeParse(names).success).toBe(true);
});
