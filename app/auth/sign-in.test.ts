import { beforeAll, describe, expect, test } from "vitest";
import { createRateLimit, LIMITS, type RateLimit } from "~/platform/rate-limit.server";
import { testDatabase } from "~/platform/test/database";
import { limitTries } from "./limit-tries.server";
import { hashPassword, verifyPassword } from "./password.server";
import { readSession } from "./read-session.server";
import { signIn } from "./sign-in.server";
import { signOut } from "./sign-out.server";
import { addStaff, TEST_PASSWORD } from "./test-staff";

const NOW = new Date("2020-06-01T02:00:00Z");
type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;
let db: TestDatabase;
let rateLimit: RateLimit;

beforeAll(async () => {
  db = await testDatabase();
  rateLimit = createRateLimit(db.url, () => NOW);
  return () => rateLimit.close();
});

const acts = (staffId: string | null) => db.prisma.auditEvent.findMany({ where: { staffId }, orderBy: { id: "asc" } });

test("passwords are kept as argon2id with OWASP's cost, and ways of typing one mark are one password", async () => {
  const hash = await hashPassword("Lai Châu cổng góp ý".normalize("NFD"));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hash, "Lai Châu cổng góp ý".normalize("NFC"))).toBe(true);
  expect(await verifyPassword(hash, "Lai Chau cong gop y")).toBe(false);
  expect(await verifyPassword(null, "")).toBe(false);
});

describe("signing in", () => {
  test("opens a session whose token is not in the database, whatever the case of the address", async () => {
    const id = await addStaff(db, "hoa@laichau.gov.vn", ["moderator"], NOW);
    const result = await signIn(
      { db, rateLimit },
      { email: " Hoa@LaiChau.gov.vn ", password: TEST_PASSWORD, networkAddress: "10.0.0.1" },
      NOW,
    );
    if (!result.ok) throw new Error("refused");
    expect(await readSession(db.prisma, result, NOW)).toMatchObject({ staff: { id, roles: ["moderator"] } });
    const stored = JSON.stringify(await db.prisma.staffSession.findMany());
    expect(stored).not.toContain(result.token);
    expect((await acts(id)).map(({ type }) => type)).toEqual(["staff.signed-in"]);

    await signOut(db, result, NOW);
    await signOut(db, result, NOW);
    expect(await readSession(db.prisma, result, NOW)).toBeNull();
    expect((await acts(id)).map(({ type }) => type)).toEqual(["staff.signed-in", "staff.signed-out"]);
  });

  test("answers alike to a wrong password, an unknown address and a closed account", async () => {
    const known = await addStaff(db, "lan@laichau.gov.vn", ["moderator"], NOW);
    const closed = await addStaff(db, "cu@laichau.gov.vn", ["moderator"], NOW);
    await db.prisma.staff.update({ where: { id: closed }, data: { disabledAt: NOW } });
    const attempt = (email: string, password: string) =>
      signIn({ db, rateLimit }, { email, password, networkAddress: "10.0.0.2" }, NOW);
    const refused = { ok: false, reason: "wrong" };
    expect(await attempt("lan@laichau.gov.vn", "không phải mật khẩu này")).toEqual(refused);
    expect(await attempt("khong-co@laichau.gov.vn", TEST_PASSWORD)).toEqual(refused);
    expect(await attempt("không phải địa chỉ", TEST_PASSWORD)).toEqual(refused);
    expect(await attempt("cu@laichau.gov.vn", TEST_PASSWORD)).toEqual(refused);
    expect((await acts(known)).map(({ type }) => type)).toEqual(["staff.sign-in-refused"]);
    expect((await acts(closed)).map(({ type }) => type)).toEqual(["staff.sign-in-refused"]);
    // What a stranger typed may be a password in the wrong field, so none of it is kept.
    expect((await acts(null)).map(({ data }) => data)).toEqual([{}, {}]);
  });

  test("stops guesses at one account from one network, and lets its owner in from another", async () => {
    const id = await addStaff(db, "mai@laichau.gov.vn", ["moderator"], NOW);
    const attempt = (password: string, networkAddress: string) =>
      signIn({ db, rateLimit }, { email: "mai@laichau.gov.vn", password, networkAddress }, NOW);
    for (let i = 0; i < LIMITS.signInByPlace.points; i++) {
      expect(await attempt(`đoán lần thứ ${i}`, "10.1.0.1")).toEqual({ ok: false, reason: "wrong" });
    }
    expect(await attempt(TEST_PASSWORD, "10.1.0.1")).toMatchObject({ ok: false, reason: "throttled" });
    expect(await attempt(TEST_PASSWORD, "10.1.0.2")).toMatchObject({ ok: true });
    expect(await acts(id)).toHaveLength(LIMITS.signInByPlace.points + 1);
  });

  test("stops guesses at one account from many networks, even with the right password at last", async () => {
    const id = await addStaff(db, "vang@laichau.gov.vn", ["moderator"], NOW);
    for (let i = 0; i < LIMITS.signInByAccount.points; i++) await rateLimit.consume("signInByAccount", "vang@laichau.gov.vn");
    const right = { email: "VANG@laichau.gov.vn", password: TEST_PASSWORD, networkAddress: "10.1.1.1" };
    expect(await signIn({ db, rateLimit }, right, NOW)).toMatchObject({ ok: false, reason: "throttled" });
    expect(await db.prisma.staffSession.count({ where: { staffId: id } })).toBe(0);
  });

  test("a network that has used up its tries uses up none of the account's", async () => {
    const consumed: string[] = [];
    const counting: RateLimit = {
      ...rateLimit,
      consume: (purpose, subject) => {
        consumed.push(purpose);
        return rateLimit.consume(purpose, subject);
      },
    };
    for (let i = 0; i < LIMITS.signInByPlace.points + 3; i++) {
      await limitTries(counting, { email: "su@laichau.gov.vn", place: "10.3.0.1" });
    }
    expect(consumed.filter((purpose) => purpose === "signInByAccount")).toHaveLength(LIMITS.signInByPlace.points);
  });

  test("stops guesses at many accounts from one network", async () => {
    const attempt = (i: number) =>
      signIn(
        { db, rateLimit },
        { email: `x${i}@example.vn`, password: "một mật khẩu khác", networkAddress: "10.2.0.1" },
        NOW,
      );
    const results = [];
    for (let i = 0; i <= LIMITS.signInByNetwork.points; i++) results.push(await attempt(i));
    expect(results.map((result) => (result.ok ? "in" : result.reason))).toEqual([
      ...Array.from({ length: LIMITS.signInByNetwork.points }, () => "wrong"),
      "throttled",
    ]);
  });
});
