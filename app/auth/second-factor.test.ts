import { TOTP } from "otpauth";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createRateLimit, LIMITS, type RateLimit } from "~/platform/rate-limit.server";
import { testDatabase } from "~/platform/test/database";
import { changePassword } from "./change-password.server";
import { checkSecondFactor } from "./check-second-factor.server";
import { countRecoveryCodes } from "./count-recovery-codes.server";
import { disableStaff } from "./disable-staff.server";
import { confirmEnrolment, readEnrolment, renewRecoveryCodes, startEnrolment } from "./enrol-second-factor.server";
import { finishSignIn, PENDING_MS } from "./finish-sign-in.server";
import { listSessions } from "./list-sessions.server";
import { readSession } from "./read-session.server";
import { removeSecondFactor, resetSecondFactor } from "./remove-second-factor.server";
import { requireSecondFactor } from "./require-second-factor.server";
import { hashRecoveryCode, newRecoveryCodes, newSecret, stepOfCode } from "./second-factor.server";
import { signIn } from "./sign-in.server";
import { addStaff, TEST_PASSWORD } from "./test-staff";

const NOW = new Date("2020-06-01T02:00:00Z");
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
let db: Awaited<ReturnType<typeof testDatabase>>;
let rateLimit: RateLimit;
let staffId: string;
let secret: string;

beforeAll(async () => {
  db = await testDatabase();
  rateLimit = createRateLimit(db.url, () => NOW);
  return () => rateLimit.close();
});

beforeEach(async () => {
  await db.pool.query("TRUNCATE staff, audit_event, portal_setting, rate_limit CASCADE");
  staffId = await addStaff(db, "hoa@example.vn", ["moderator"], NOW);
});

/** As an authenticator app shows it. */
const codeAt = (at: Date) => new TOTP({ secret, algorithm: "SHA1", digits: 6, period: 30 }).generate({ timestamp: at.getTime() });
const services = () => ({ db, rateLimit });

async function enrol() {
  await startEnrolment(db, staffId);
  secret = (await readEnrolment(db.prisma, staffId)).secret!;
  const result = await confirmEnrolment(services(), { staffId, code: codeAt(NOW) }, NOW);
  if (!result.ok) throw new Error(result.reason);
  return result.recoveryCodes;
}

let network = 0;
async function password(at = NOW) {
  const result = await signIn(services(), { email: "hoa@example.vn", password: TEST_PASSWORD, networkAddress: `10.0.1.${++network}` }, at);
  if (result.ok || result.reason !== "second-factor") throw new Error("The second factor was not asked for.");
  return result.pending;
}

const finish = (token: string, code: string, at: Date) => finishSignIn(services(), { token, code, device: "Firefox, Linux" }, at);

test("RFC 6238's own values: the code of SHA-1 at 59 s and at 1111111109 s, six digits", () => {
  const rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(stepOfCode(rfc, "287082", new Date(59_000))).toBe(1n);
  expect(stepOfCode(rfc, "081804", new Date(1_111_111_109_000))).toBe(37_037_036n);
});

test("codes of the step before and after are good, of two steps away they are not", () => {
  secret = newSecret();
  for (const [drift, good] of [[-60, false], [-30, true], [0, true], [30, true], [60, false]] as const) {
    expect([drift, stepOfCode(secret, codeAt(after(drift)), NOW) !== null]).toEqual([drift, good]);
  }
  for (const nonsense of ["", "12345", "1234567", "１２３４５６", "abcdef"]) expect(stepOfCode(secret, nonsense, NOW)).toBeNull();
});

test("a password opens no session by itself once a second factor is confirmed, and one before it is", async () => {
  await startEnrolment(db, staffId);
  expect(await signIn(services(), { email: "hoa@example.vn", password: TEST_PASSWORD, networkAddress: "10.0.0.1" }, NOW)).toMatchObject({ ok: true });
  await enrol();
  const pending = await password();
  expect(await readSession(db.prisma, { token: pending }, NOW)).toBeNull();
  const result = await finish(pending, codeAt(after(30)), after(30));
  if (!result.ok) throw new Error(result.reason);
  expect(await readSession(db.prisma, result, after(30))).toMatchObject({ staff: { secondFactor: true } });
  expect((await listSessions(db.prisma, { staffId }, after(30))).map(({ device }) => device)).toContain("Firefox, Linux");
});

test("no code is good twice: neither the one that enrolled, nor one used, nor an older one; of two at once one gets in", async () => {
  await enrol();
  expect(await finish(await password(), codeAt(NOW), NOW)).toEqual({ ok: false, reason: "wrong" });
  const both = [await password(), await password()];
  const results = await Promise.all(both.map((token) => finish(token, codeAt(after(30)), after(30))));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await finish(await password(after(30)), codeAt(after(30)), after(31))).toEqual({ ok: false, reason: "wrong" });
  expect(await finish(await password(after(30)), codeAt(NOW), after(31))).toEqual({ ok: false, reason: "wrong" });
});

test("the second step waits five minutes and five tries, is good once, and not for a closed or changed account", async () => {
  const [recovery = "", second = "", third = ""] = await enrol();
  const slow = await password();
  expect(await finish(slow, recovery, new Date(NOW.getTime() + PENDING_MS))).toEqual({ ok: false, reason: "over" });
  const guessed = await password();
  for (let i = 0; i < 5; i++) expect(await finish(guessed, "000000", NOW)).toEqual({ ok: false, reason: "wrong" });
  expect(await finish(guessed, recovery, NOW)).toEqual({ ok: false, reason: "over" });
  const once = await password();
  expect(await finish(once, recovery, NOW)).toMatchObject({ ok: true });
  expect(await finish(once, second, NOW)).toEqual({ ok: false, reason: "over" });
  const changed = await password();
  await changePassword(services(), { staffId, sessionId: staffId, current: TEST_PASSWORD, next: "một mật khẩu khác hẳn" }, NOW);
  expect(await finish(changed, third, NOW)).toEqual({ ok: false, reason: "over" });
});

test("a closed account's second step leads nowhere", async () => {
  const [recovery = ""] = await enrol();
  const pending = await password();
  await addStaff(db, "an@example.vn", ["administrator"], NOW);
  await disableStaff(db, { staffId, byStaffId: null }, NOW);
  expect(await finish(pending, recovery, NOW)).toEqual({ ok: false, reason: "over" });
});

test("guessing ends for the account, over however many sign-ins the tries are spread", async () => {
  await enrol();
  // The code that enrolled was the first try.
  for (let i = 1; i < LIMITS.secondFactor.points; i++) expect(await finish(await password(), "000000", NOW)).toEqual({ ok: false, reason: "wrong" });
  const last = await finish(await password(), codeAt(after(30)), NOW);
  expect(last).toMatchObject({ ok: false, reason: "throttled" });
  expect(await db.prisma.auditEvent.count({ where: { type: "staff.second-factor-refused", staffId } })).toBe(LIMITS.secondFactor.points - 1);
});

test("ten recovery codes, each good once however it is typed, unreadable in the database", async () => {
  const codes = await enrol();
  expect(new Set(codes).size).toBe(10);
  const stored = JSON.stringify(await db.prisma.staffRecoveryCode.findMany());
  for (const code of codes) expect(stored).not.toContain(code.replaceAll("-", ""));
  const [first = ""] = codes;
  expect(await finish(await password(), ` ${first.toLowerCase().replaceAll("-", " ")} `, NOW)).toMatchObject({ ok: true });
  expect(await finish(await password(), first, NOW)).toEqual({ ok: false, reason: "wrong" });
  expect(await countRecoveryCodes(db.prisma, staffId)).toBe(9);
  const results = await Promise.all([1, 2].map(() => db.prisma.$transaction((tx) => checkSecondFactor(tx, { staffId, code: codes[1]! }, NOW))));
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(hashRecoveryCode(newRecoveryCodes()[0]!)).not.toBeNull();
  expect(hashRecoveryCode("K7MA")).toBeNull();
});

test("new recovery codes cost a good code, and end the old ones", async () => {
  const [old = "", ...others] = await enrol();
  expect(await renewRecoveryCodes(services(), { staffId, code: "000000" }, NOW)).toEqual({ ok: false, reason: "wrong" });
  const renewed = await renewRecoveryCodes(services(), { staffId, code: old }, NOW);
  expect(renewed.ok && renewed.recoveryCodes).toHaveLength(10);
  expect(await finish(await password(), others[0]!, NOW)).toEqual({ ok: false, reason: "wrong" });
});

test("one takes one's own away with password and code, unless everybody must have it", async () => {
  const [first = "", second = ""] = await enrol();
  const remove = (input: { password: string; code: string }) => removeSecondFactor(services(), { staffId, sessionId: staffId, ...input }, NOW);
  expect(await remove({ password: "sai", code: first })).toEqual({ ok: false, reason: "wrong" });
  expect(await remove({ password: TEST_PASSWORD, code: "000000" })).toEqual({ ok: false, reason: "wrong" });
  await requireSecondFactor(db, { required: true, byStaffId: staffId }, NOW);
  expect(await remove({ password: TEST_PASSWORD, code: first })).toEqual({ ok: false, reason: "required" });
  await requireSecondFactor(db, { required: false, byStaffId: staffId }, NOW);
  expect(await remove({ password: TEST_PASSWORD, code: second })).toEqual({ ok: true });
  expect(await signIn(services(), { email: "hoa@example.vn", password: TEST_PASSWORD, networkAddress: "10.0.0.2" }, NOW)).toMatchObject({ ok: true });
});

test("an administrator's reset ends sessions and waiting sign-ins, and is written down", async () => {
  const [first = "", second = ""] = await enrol();
  const byStaffId = await addStaff(db, "an@example.vn", ["administrator"], NOW);
  const opened = await finish(await password(), first, NOW);
  if (!opened.ok) throw new Error(opened.reason);
  const pending = await password();
  // One's own is taken away with the password and a code, by an administrator too.
  expect(await resetSecondFactor(db, { staffId, byStaffId: staffId }, NOW)).toEqual({ ok: false });
  expect(await resetSecondFactor(db, { staffId, byStaffId }, NOW)).toEqual({ ok: true });
  expect(await readSession(db.prisma, opened, NOW)).toBeNull();
  expect(await finish(pending, second, NOW)).toEqual({ ok: false, reason: "over" });
  expect(await db.prisma.auditEvent.findFirst({ where: { type: "staff.second-factor-reset" } })).toMatchObject({ staffId: byStaffId, data: { of: staffId } });
});
