import { beforeAll, expect, test } from "vitest";
import { indexBacklog, indexWords } from "~/comments/index-words.server";
import { decide } from "~/moderation/decide.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { countComments, searchComments, type CommentCursor } from "./search-comments.server";
import { countInDraft, searchDraft, searchTitles, type DraftCursor } from "./search-draft.server";
import { QUERY_MAX, readSearchQuery } from "./search-query";

let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let staffId: string;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "tim-kiem-thu");
  staffId = await addModerator(db, "Hoa");
  await db.pool.query("UPDATE paragraph SET text = 'Phát triển NÔNG NGHIỆP hàng hóa (chè, mắc ca) ở Đồng Pao' WHERE id = $1", [register.paragraph("p1-a-i#2")]);
  await db.pool.query("UPDATE paragraph SET text = 'Nông thôn mới phát triển; công nghiệp và dịch vụ' WHERE id = $1", [register.paragraph("p1#1")]);
});

const find = async (typed: string, sectionIds: string[] | null = null) => {
  const search = { draftId: register.draftId, sectionIds, words: readSearchQuery(typed).words };
  const { hits } = await searchComments(db.pool, search, null, 20);
  expect(await countComments(db.pool, search)).toBe(hits.length);
  return hits.map(({ id }) => id);
};
const decideOn = async (commentId: string, action: "publish" | "redact" | "withhold" | "reopen", spans: Parameters<typeof decide>[1]["spans"] = []) => {
  const { version, revision } = await db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
  const reason = action === "publish" ? "0" : action === "reopen" ? "8" : "1";
  const result = await decide(db, { commentId, version, revision, action, reason, note: "vì sao", spans, staffId }, minutesAfter(60));
  expect(result).toMatchObject({ ok: true });
};

test("the draft is found without marks, phrase first, and within a section and what is below it", async () => {
  const draft = async (typed: string, sectionIds: string[] | null = null) => {
    const search = { draftId: register.draftId, sectionIds, words: readSearchQuery(typed).words };
    const { hits } = await searchDraft(db.pool, search, null, 20);
    expect(await countInDraft(db.pool, search)).toBe(hits.length);
    return hits.map(({ text, phrase }) => `${text.slice(0, 10)} ${phrase}`);
  };
  expect(await draft("phat trien nong nghiep")).toEqual(["Phát triển true", "Nông thôn  false"]);
  expect(await draft("ĐỒNG PAO")).toEqual(["Phát triển true"]);
  expect(await draft("hàng hoá")).toEqual(["Phát triển true"]);
  expect(await draft("phát triển", [register.section("p1-a"), register.section("p1-a-i")])).toEqual(["Phát triển true"]);
  expect(await draft("phát triển thủy điện")).toEqual([]);
  expect(searchTitles([{ title: "II- Các chỉ tiêu" }, { title: "III- Nhiệm vụ" }], ({ title }) => title, ["chi", "tieu"])).toHaveLength(1);
});

test("pages of the draft's results follow each other", async () => {
  const search = { draftId: register.draftId, sectionIds: null, words: readSearchQuery("đoạn của").words };
  const all = (await searchDraft(db.pool, search, null, 100)).hits.map(({ id }) => id);
  const paged: string[] = [];
  let after: DraftCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof searchDraft>> = await searchDraft(db.pool, search, after, 3);
    paged.push(...page.hits.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(paged).toEqual(all);
  expect(all).toHaveLength(10);
});

test("a comment is found from its publication on, by its public words alone, and no longer when it is withheld", async () => {
  const text = "Gọi ông Páo số 0912345678 về Sìn Hồ";
  const id = await addComment(db, register, { path: "p1-a-i", paragraph: 2, text, proposed: "mở đường vào bản" });
  expect(await find("sin ho")).toEqual([]);
  await decideOn(id, "publish");
  expect(await find("sin ho")).toEqual([id]);
  expect(await find("0912345678")).toEqual([id]);
  expect(await find("duong vao ban")).toEqual([id]);
  expect(await find("sìn hồ", [register.section("p1-a-i")])).toEqual([id]);
  expect(await find("sìn hồ", [register.section("p1-b")])).toEqual([]);
  await decideOn(id, "redact", [{ field: "text", start: text.indexOf("0912"), end: text.indexOf("0912") + 10, reason: "1" }]);
  expect(await find("0912345678")).toEqual([]);
  expect(await find("sin ho")).toEqual([id]);
  await decideOn(id, "withhold");
  expect(await find("sin ho")).toEqual([]);
  await decideOn(id, "reopen");
  expect(await db.pool.query("SELECT FROM comment_words WHERE comment_id = $1", [id])).toMatchObject({ rowCount: 0 });
});

test("a revision is found by what it says, the original no longer", async () => {
  const id = await addComment(db, register, { text: "nguyên bản cũ kỹ" });
  await db.prisma.commentRevision.create({
    data: {
      id: newId(), consultationId: register.consultationId, commentId: id, number: 1, kind: "add", text: "lời đã thay",
      createdAt: minutesAfter(1),
    },
  });
  await db.prisma.comment.update({ where: { id }, data: { revision: 1 } });
  await decideOn(id, "publish");
  expect(await find("loi da thay")).toEqual([id]);
  expect(await find("cu ky")).toEqual([]);
});

test("what was published before there was an index is indexed at the start, hidden words left out", async () => {
  const plain = await addComment(db, register, { text: "thảo quả một" });
  const hidden = await addComment(db, register, { text: "thảo quả bí mật" });
  await decideOn(plain, "publish");
  await decideOn(hidden, "redact", [{ field: "text", start: 9, end: 15, reason: "1" }]);
  await db.pool.query("DELETE FROM comment_words");
  expect(await find("thao qua")).toEqual([]);
  expect(await indexBacklog(db)).toBeGreaterThanOrEqual(2);
  expect((await find("thao qua")).sort()).toEqual([plain, hidden].sort());
  expect(await find("bi mat")).toEqual([]);
  expect(await indexBacklog(db)).toBe(0);
});

test("pages have the phrase first, then the newest, without a gap or a repetition", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 13; n += 1) {
    const text = n % 3 === 0 ? "cây quế hồi" : "hồi và quế, hai cây";
    ids.push(await addComment(db, register, { text, receivedAt: minutesAfter(Math.floor(n / 2)) }));
  }
  await db.prisma.comment.updateMany({ where: { id: { in: ids } }, data: { state: "published" } });
  for (const id of ids) await db.prisma.$transaction((tx) => indexWords(tx, id));
  const search = { draftId: register.draftId, sectionIds: null, words: readSearchQuery("cây quế hồi").words };
  const all = (await searchComments(db.pool, search, null, 100)).hits;
  expect(all).toHaveLength(13);
  expect(all.map(({ text }) => text === "cây quế hồi")).toEqual([...Array<boolean>(5).fill(true), ...Array<boolean>(8).fill(false)]);
  for (const limit of [1, 4, 5, 12]) {
    const paged: string[] = [];
    let after: CommentCursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof searchComments>> = await searchComments(db.pool, search, after, limit);
      paged.push(...page.hits.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(paged).toEqual(all.map(({ id }) => id));
  }
});

test("a query is cut where it is too long, and has no words where nothing but signs was typed", () => {
  expect(readSearchQuery("…?! “”")).toMatchObject({ words: [], cut: false });
  expect(readSearchQuery(" ’ OR 1=1; -- \\ & | ! :* ")).toMatchObject({ words: ["or", "1", "1"] });
  const long = readSearchQuery("từ ".repeat(500));
  expect(long).toMatchObject({ cut: true });
  expect([...long.typed]).toHaveLength(QUERY_MAX);
});
