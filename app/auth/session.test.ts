import { beforeAll, expect, test } from "vitest";
import { createRateLimit, type RateLimit } from "~/platform/rate-limit.server";
import { testDatabase } from "~/platform/test/database";
import { changePassword } from "./change-password.server";
import { createSession, SESSION_MS } from "./create-session.server";
import { disableStaff } from "./disable-staff.server";
import { listSessions } from "./list-sessions.server";
import { IDLE_MS, readSession } from "./read-session.server";
import { revokeSessions } from "./revoke-sessions.server";
import { addStaff, TEST_PASSWORD } from "./test-staff";

const NOW = new Date("2020-06-01T02:00:00Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);
let db: Awaited<ReturnType<typeof testDatabase>>;
let rateLimit: RateLimit;

beforeAll(async () => {
  db = await testDatabase();
  rateLimit = createRateLimit(db.url, () => NOW);
  return () => rateLimit.close();
});

async function open(email: string) {
  const staffId = await addStaff(db, email, ["moderator"], NOW);
  return { staffId, ...(await createSession(db.prisma, { staffId }, NOW)) };
}

test("a session left idle for an hour is over, not a millisecond before", async () => {
  const session = await open("idle@example.vn");
  expect(await readSession(db.prisma, session, after(IDLE_MS))).toBeNull();
  expect(await readSession(db.prisma, session, after(IDLE_MS - 1))).not.toBeNull();
  expect(await readSession(db.prisma, session, after(IDLE_MS))).not.toBeNull();
});

test("a session in use is over after twelve hours", async () => {
  const session = await open("busy@example.vn");
  for (let ms = 0; ms < SESSION_MS; ms += IDLE_MS / 2) {
    expect(await readSession(db.prisma, session, after(ms))).not.toBeNull();
  }
  expect(await readSession(db.prisma, session, after(SESSION_MS - 1))).not.toBeNull();
  expect(await readSession(db.prisma, session, after(SESSION_MS))).toBeNull();
});

test("reading pages writes at most once a minute", async () => {
  const session = await open("reader@example.vn");
  const seenAt = async (ms: number) => {
    await readSession(db.prisma, session, after(ms));
    const row = await db.prisma.staffSession.findUniqueOrThrow({ where: { id: session.id } });
    return row.lastSeenAt.getTime() - NOW.getTime();
  };
  expect(await seenAt(59_999)).toBe(0);
  expect(await seenAt(60_000)).toBe(60_000);
  expect(await seenAt(60_001)).toBe(60_000);
});

test("an unknown token opens nothing", async () => {
  expect(await readSession(db.prisma, { token: "A".repeat(43) }, NOW)).toBeNull();
});

test("a revoked session ends at once, the others stay, and nobody's but one's own are touched", async () => {
  const first = await open("hai@example.vn");
  const second = await createSession(db.prisma, { staffId: first.staffId }, NOW);
  const stranger = await open("ba@example.vn");
  const own = { staffId: first.staffId, byStaffId: first.staffId };
  expect(await revokeSessions(db.prisma, { ...own, sessionId: stranger.id }, NOW)).toBe(0);
  expect(await revokeSessions(db.prisma, { ...own, sessionId: second.id }, NOW)).toBe(1);
  expect(await readSession(db.prisma, second, NOW)).toBeNull();
  expect((await listSessions(db.prisma, own, NOW)).map(({ id }) => id)).toEqual([first.id]);
  expect(await readSession(db.prisma, stranger, NOW)).not.toBeNull();
});

test("closing an account ends its sessions and keeps new ones from opening anything", async () => {
  const session = await open("nghi@example.vn");
  expect(await disableStaff(db, { staffId: session.staffId, byStaffId: null }, NOW)).toEqual({ ok: true });
  expect(await readSession(db.prisma, session, NOW)).toBeNull();
  const late = await createSession(db.prisma, { staffId: session.staffId }, NOW);
  expect(await readSession(db.prisma, late, NOW)).toBeNull();
});

test("a new password ends every session but the one it was set in; a wrong old one changes nothing", async () => {
  const here = await open("doi@example.vn");
  const elsewhere = await createSession(db.prisma, here, NOW);
  const change = (current: string) =>
    changePassword(
      { db, rateLimit },
      { staffId: here.staffId, sessionId: here.id, current, next: "một mật khẩu mới hẳn" },
      NOW,
    );
  expect(await change("không phải mật khẩu cũ")).toEqual({ ok: false, reason: "wrong" });
  expect(await readSession(db.prisma, elsewhere, NOW)).not.toBeNull();
  expect(await change(TEST_PASSWORD)).toEqual({ ok: true, ended: 1 });
  expect(await readSession(db.prisma, elsewhere, NOW)).toBeNull();
  expect(await readSession(db.prisma, here, NOW)).not.toBeNull();
  expect(await change(TEST_PASSWORD)).toEqual({ ok: false, reason: "wrong" });
});
