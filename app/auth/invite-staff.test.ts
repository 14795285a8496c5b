import { beforeAll, beforeEach, expect, test } from "vitest";
import { createTestConsultation } from "~/platform/test/documents";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { acceptInvitation } from "./accept-invitation.server";
import { newAccount } from "./account.schema";
import { changeScope } from "./change-scope.server";
import { INVITATION_MS } from "./create-invitation.server";
import { inviteStaff } from "./invite-staff.server";
import { listInvitations } from "./list-invitations.server";
import { readSession } from "./read-session.server";
import { revokeInvitation } from "./revoke-invitation.server";
import { addStaff } from "./test-staff";

const NOW = new Date("2020-06-01T02:00:00Z");
let db: Awaited<ReturnType<typeof testDatabase>>;
let sectionId: string;
let byStaffId: string;

beforeAll(async () => {
  db = await testDatabase();
  sectionId = (await createTestConsultation(db)).sectionId;
});

beforeEach(async () => {
  await db.pool.query("TRUNCATE staff, staff_invitation, audit_event, mail_message CASCADE");
  byStaffId = await addStaff(db, "quan-tri@example.vn", ["administrator"], NOW);
});

const invite = (over: Partial<Parameters<typeof inviteStaff>[1]> = {}) =>
  inviteStaff(
    db,
    {
      email: "moi@example.vn",
      roles: ["moderator", "clerk"],
      scope: { sections: [sectionId], districts: ["sin-ho"] },
      byStaffId,
      baseUrl: "https://gopy.example",
      mail: { from: "cong@gopy.example" },
      ...over,
    },
    NOW,
  );
const tokenOf = (link: string) => link.split("/").at(-1)!;
const account = (email: string) => newAccount.parse({ email, name: "Hoa", password: "một mật khẩu đủ dài" });

test("the mail leads to the link; the account gets the invited address, roles and scope, whatever is typed", async () => {
  const result = await invite();
  if (!result.ok) throw new Error(result.reason);
  const mail = await db.prisma.mailMessage.findFirstOrThrow();
  expect(mail).toMatchObject({ kind: "invitation", recipient: "moi@example.vn" });
  expect(mail.body).toContain(`\n${result.link}\n`);
  expect(mail.body).toContain("Kiểm duyệt, Tiếp nhận");
  const accepted = await acceptInvitation(db, { token: tokenOf(result.link), account: account("ke-khac@example.vn") }, NOW);
  if (!accepted.ok) throw new Error(accepted.reason);
  expect(await readSession(db.prisma, accepted, NOW)).toMatchObject({
    staff: { email: "moi@example.vn", roles: ["moderator", "clerk"], scopeSections: [sectionId], scopeDistricts: ["sin-ho"] },
  });
  expect(await invite()).toEqual({ ok: false, reason: "email-taken" });
});

test("without a mail server nothing is queued, and the link works all the same", async () => {
  const result = await invite({ mail: null });
  if (!result.ok) throw new Error(result.reason);
  expect(result.mailed).toBe(false);
  expect(await db.prisma.mailMessage.count()).toBe(0);
  expect(await acceptInvitation(db, { token: tokenOf(result.link), account: account("moi@example.vn") }, NOW)).toMatchObject({ ok: true });
});

test("a section that is not there is refused, and nobody is invited", async () => {
  expect(await invite({ scope: { sections: [newId()], districts: [] } })).toEqual({ ok: false, reason: "unknown-section" });
  expect(await db.prisma.staffInvitation.count()).toBe(0);
});

test("the list tells open, used and expired apart; a revoked one leads nowhere and is written down", async () => {
  const [used, open] = [await invite({ email: "a@example.vn" }), await invite({ email: "b@example.vn" })];
  if (!used.ok || !open.ok) throw new Error("refused");
  await acceptInvitation(db, { token: tokenOf(used.link), account: account("a@example.vn") }, NOW);
  const states = async (now: Date): Promise<unknown> => Object.fromEntries((await listInvitations(db.prisma, now)).map(({ email, state }) => [email, state]));
  expect(await states(NOW)).toEqual({ "a@example.vn": "used", "b@example.vn": "open" });
  expect(await states(new Date(NOW.getTime() + INVITATION_MS))).toEqual({ "a@example.vn": "used", "b@example.vn": "expired" });
  const rows = await listInvitations(db.prisma, NOW);
  const idOf = (email: string) => rows.find((row) => row.email === email)!.id;
  expect(await revokeInvitation(db, { invitationId: idOf("a@example.vn"), byStaffId }, NOW)).toBe(false);
  expect(await revokeInvitation(db, { invitationId: idOf("b@example.vn"), byStaffId }, NOW)).toBe(true);
  expect(await acceptInvitation(db, { token: tokenOf(open.link), account: account("b@example.vn") }, NOW)).toEqual({ ok: false, reason: "invalid-link" });
  expect(await db.prisma.auditEvent.findFirst({ where: { type: "staff.invitation-revoked" } })).toMatchObject({
    staffId: byStaffId,
    data: { email: "b@example.vn" },
  });
});

test("a change of scope holds from the next request on, and is written down with what it was before", async () => {
  const staffId = await addStaff(db, "hoa@example.vn", ["moderator"], NOW);
  expect(await changeScope(db, { staffId, scope: { sections: [sectionId], districts: [] }, byStaffId }, NOW)).toEqual({ ok: true });
  expect(await changeScope(db, { staffId, scope: { sections: [], districts: ["sin-ho"] }, byStaffId }, NOW)).toEqual({ ok: true });
  expect(await changeScope(db, { staffId, scope: { sections: [newId()], districts: [] }, byStaffId }, NOW)).toMatchObject({ ok: false });
  expect(await db.prisma.staff.findUnique({ where: { id: staffId } })).toMatchObject({ scopeSections: [], scopeDistricts: ["sin-ho"] });
  const acts = await db.prisma.auditEvent.findMany({ where: { type: "staff.scope-changed" }, orderBy: { id: "asc" } });
  expect(acts.map(({ staffId: by, data }) => ({ by, data }))).toEqual([
    { by: byStaffId, data: { of: staffId, fromSections: [], toSections: [sectionId], fromDistricts: [], toDistricts: [] } },
    { by: byStaffId, data: { of: staffId, fromSections: [sectionId], toSections: [], fromDistricts: [], toDistricts: ["sin-ho"] } },
  ]);
});
