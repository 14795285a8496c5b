import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { changeRoles } from "./change-roles.server";
import { disableStaff } from "./disable-staff.server";
import { enableStaff } from "./enable-staff.server";
import { listStaff } from "./list-staff.server";
import { addStaff } from "./test-staff";

const NOW = new Date("2020-06-01T02:00:00Z");
let db: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  db = await testDatabase();
});

beforeEach(async () => {
  await db.pool.query("TRUNCATE staff, audit_event CASCADE");
});

const activeAdministrators = () =>
  db.prisma.staff.count({ where: { roles: { has: "administrator" }, disabledAt: null } });

test("the last active administrator can be neither closed nor demoted", async () => {
  const last = await addStaff(db, "an@example.vn", ["administrator"], NOW);
  const closed = await addStaff(db, "binh@example.vn", ["administrator"], NOW);
  expect(await disableStaff(db, { staffId: closed, byStaffId: last }, NOW)).toEqual({ ok: true });
  const refused = { ok: false, reason: "last-administrator" };
  expect(await disableStaff(db, { staffId: last, byStaffId: last }, NOW)).toEqual(refused);
  expect(await changeRoles(db, { staffId: last, roles: ["moderator"], byStaffId: last }, NOW)).toEqual(refused);
  expect(await changeRoles(db, { staffId: last, roles: ["moderator", "administrator"], byStaffId: last }, NOW)).toEqual(
    { ok: true },
  );
  expect(await enableStaff(db, { staffId: closed, byStaffId: last }, NOW)).toEqual({ ok: true });
  expect(await disableStaff(db, { staffId: last, byStaffId: closed }, NOW)).toEqual({ ok: true });
});

test("two administrators who remove each other at once do not leave the portal without one", async () => {
  for (let round = 0; round < 5; round++) {
    await db.pool.query("TRUNCATE staff, audit_event CASCADE");
    const a = await addStaff(db, "a@example.vn", ["administrator"], NOW);
    const b = await addStaff(db, "b@example.vn", ["administrator"], NOW);
    const results = await Promise.all([
      disableStaff(db, { staffId: a, byStaffId: b }, NOW),
      changeRoles(db, { staffId: b, roles: ["compiler"], byStaffId: a }, NOW),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await activeAdministrators()).toBe(1);
  }
});

test("what is done to an account is written down with who did it", async () => {
  const by = await addStaff(db, "quan-tri@example.vn", ["administrator"], NOW);
  const of = await addStaff(db, "moi@example.vn", ["moderator"], NOW);
  await changeRoles(db, { staffId: of, roles: ["compiler"], byStaffId: by }, NOW);
  await disableStaff(db, { staffId: of, byStaffId: by }, NOW);
  await disableStaff(db, { staffId: of, byStaffId: by }, NOW);
  await enableStaff(db, { staffId: of, byStaffId: by }, NOW);
  const acts = await db.prisma.auditEvent.findMany({ orderBy: { id: "asc" } });
  expect(acts.map(({ type, staffId, data }) => ({ type, staffId, data }))).toEqual([
    { type: "staff.roles-changed", staffId: by, data: { of, from: ["moderator"], to: ["compiler"] } },
    { type: "staff.disabled", staffId: by, data: { of } },
    { type: "staff.enabled", staffId: by, data: { of } },
  ]);
});

test("the list is in Vietnamese order", async () => {
  for (const email of ["đào@example.vn", "duy@example.vn", "em@example.vn", "dũng@example.vn"]) {
    await addStaff(db, email, ["moderator"], NOW);
  }
  expect((await listStaff(db.prisma, NOW)).map(({ email }) => email.split("@")[0])).toEqual([
    "dũng",
    "duy",
    "đào",
    "em",
  ]);
});
