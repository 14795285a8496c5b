import { beforeAll, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { LEASE_MS, listLeases, releaseLease, takeLease } from "./lease.server";
import { addComment, addModerator, makeRegister, minutesAfter } from "./test-register";

let db: Awaited<ReturnType<typeof testDatabase>>;
let hoa: string;
let lan: string;
let comment: () => Promise<string>;

beforeAll(async () => {
  db = await testDatabase();
  const register = await makeRegister(db, "du-thao");
  comment = () => addComment(db, register, {});
  hoa = await addModerator(db, "Chị Hoa");
  lan = await addModerator(db, "Chị Lan");
});

const NOW = minutesAfter(10);
const after = (ms: number) => new Date(NOW.getTime() + ms);

test("the first holds it, the others see who; the holder's sign of life prolongs it", async () => {
  const commentId = await comment();
  expect(await takeLease(db, { commentId, staffId: hoa }, NOW)).toEqual({ ok: true });
  expect(await takeLease(db, { commentId, staffId: lan }, NOW)).toEqual({ ok: false, reason: "held", by: "Chị Hoa" });
  expect(await listLeases(db, { staffId: lan }, NOW)).toEqual([{ commentId, name: "Chị Hoa" }]);
  expect(await listLeases(db, { staffId: hoa }, NOW)).toEqual([]);
  await takeLease(db, { commentId, staffId: hoa }, after(60_000));
  expect(await takeLease(db, { commentId, staffId: lan }, after(LEASE_MS))).toMatchObject({ ok: false });
  expect(await takeLease(db, { commentId, staffId: lan }, after(60_000 + LEASE_MS))).toEqual({ ok: true });
  expect(await takeLease(db, { commentId, staffId: hoa }, after(60_000 + LEASE_MS))).toMatchObject({ by: "Chị Lan" });
  await releaseLease(db, { commentId, staffId: hoa });
  expect(await listLeases(db, { staffId: hoa }, after(60_000 + LEASE_MS))).toEqual([{ commentId, name: "Chị Lan" }]);
  await releaseLease(db, { commentId, staffId: lan });
  expect(await listLeases(db, { staffId: hoa }, after(60_000 + LEASE_MS))).toEqual([]);
});

test("of many who take it at once one gets it", async () => {
  const commentId = await comment();
  const results = await Promise.all(Array.from({ length: 8 }, (_, i) => takeLease(db, { commentId, staffId: i % 2 ? hoa : lan }, NOW)));
  const holder = results.findIndex(({ ok }) => ok) % 2;
  expect(results.map(({ ok }) => ok)).toEqual(results.map((_, i) => i % 2 === holder));
});

test("of a comment that is not there nothing is kept", async () => {
  expect(await takeLease(db, { commentId: newId(), staffId: hoa }, NOW)).toEqual({ ok: false, reason: "unknown-comment", by: null });
});
