import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { acceptInvitation } from "./accept-invitation.server";
import { fieldErrors, newAccount } from "./account.schema";
import { createInvitation, INVITATION_MS } from "./create-invitation.server";
import { ensureFirstInvitation } from "./ensure-first-invitation.server";
import { readInvitation } from "./read-invitation.server";
import { readSession } from "./read-session.server";

const NOW = new Date("2020-06-01T02:00:00Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);
let db: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  db = await testDatabase();
});

beforeEach(async () => {
  await db.pool.query("TRUNCATE staff, staff_invitation, audit_event CASCADE");
});

const account = (email: string) => newAccount.parse({ email, name: " Lò  Thị Hoa ", password: "một mật khẩu đủ dài" });
const invite = () => createInvitation(db.prisma, { roles: ["moderator"], byStaffId: null }, NOW);

test("an invitation makes the account with its roles and signs in; it works once", async () => {
  const { token } = await invite();
  const accepted = await acceptInvitation(db, { token, account: account("Hoa@Example.vn") }, NOW);
  if (!accepted.ok) throw new Error(accepted.reason);
  expect(await readSession(db.prisma, accepted, NOW)).toMatchObject({
    staff: { email: "hoa@example.vn", name: "Lò Thị Hoa", roles: ["moderator"] },
  });
  expect(await readInvitation(db.prisma, { token }, NOW)).toBeNull();
  expect(await acceptInvitation(db, { token, account: account("b@example.vn") }, NOW)).toEqual({
    ok: false,
    reason: "invalid-link",
  });
});

test("of ten who use one link at once, one gets an account", async () => {
  const { token } = await invite();
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, i) => acceptInvitation(db, { token, account: account(`dua-${i}@example.vn`) }, NOW)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.reason === "invalid-link")).toHaveLength(9);
  expect(await db.prisma.staff.count()).toBe(1);
});

test("two links used at once with one address make one account, and the other link stays good", async () => {
  const links = [await invite(), await invite()];
  const results = await Promise.all(
    links.map(({ token }) => acceptInvitation(db, { token, account: account("mot@example.vn") }, NOW)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.reason === "email-taken")).toHaveLength(1);
  expect(await db.prisma.staffInvitation.count({ where: { usedAt: null } })).toBe(1);
});

test("an invitation is good for exactly 24 hours, and looking at it uses nothing up", async () => {
  const { token } = await invite();
  expect(await readInvitation(db.prisma, { token }, after(INVITATION_MS - 1))).toMatchObject({ roles: ["moderator"] });
  expect(await readInvitation(db.prisma, { token }, after(INVITATION_MS))).toBeNull();
  expect(await acceptInvitation(db, { token, account: account("tre@example.vn") }, after(INVITATION_MS))).toMatchObject(
    { ok: false },
  );
  expect(
    await acceptInvitation(db, { token, account: account("tre@example.vn") }, after(INVITATION_MS - 1)),
  ).toMatchObject({ ok: true });
});

test("a start without staff prints one good link; an earlier one ends; with staff there is none", async () => {
  const first = await ensureFirstInvitation(db, NOW);
  const second = await ensureFirstInvitation(db, NOW);
  if (!first || !second) throw new Error("no invitation");
  expect(await readInvitation(db.prisma, { token: first }, NOW)).toBeNull();
  expect(await readInvitation(db.prisma, { token: second }, NOW)).toMatchObject({ roles: ["administrator"] });
  expect(await acceptInvitation(db, { token: second, account: account("dau@example.vn") }, NOW)).toMatchObject({
    ok: true,
  });
  expect(await ensureFirstInvitation(db, NOW)).toBeNull();
});

test("each fault of a new account is named at its field", () => {
  const faults = (input: object) => {
    const parsed = newAccount.safeParse(input);
    return parsed.success ? {} : fieldErrors(parsed.error);
  };
  const good = { email: "a@example.vn", name: "A", password: "x".repeat(12) };
  expect(faults(good)).toEqual({});
  expect(faults({ ...good, email: "a@" })).toEqual({ email: "email" });
  expect(faults({ ...good, name: "   " })).toEqual({ name: "name" });
  expect(faults({ ...good, password: "x".repeat(11) })).toEqual({ password: "passwordShort" });
  expect(faults({ ...good, password: "ế".normalize("NFD").repeat(11) })).toEqual({ password: "passwordShort" });
  expect(faults({ ...good, password: "😀".repeat(200) })).toEqual({});
  expect(faults({ ...good, password: "x".repeat(201) })).toEqual({ password: "passwordLong" });
});
