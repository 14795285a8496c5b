import { expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { confirmEmail, readEmailToken } from "./confirm-email.server";
import { newEmailToken } from "./email-token.server";

const db = await testDatabase();
const { consultationId } = await createTestConsultation(db);

test("a link confirms its own address once, the first time counts; any other confirms nothing", async () => {
  const { token, hash } = newEmailToken();
  const [own, other] = [newId(), newId()];
  const email = "pao@example.vn";
  await db.prisma.contributor.create({ data: { id: own, consultationId, email, emailTokenHash: hash, createdAt: IN_TIME } });
  await db.prisma.contributor.create({ data: { id: other, consultationId, email, createdAt: IN_TIME } });
  const confirmedAt = async (id: string) => (await db.prisma.contributor.findUniqueOrThrow({ where: { id } })).emailConfirmedAt;

  expect(await readEmailToken(db.prisma, token)).toEqual({ confirmed: false });
  for (const wrong of ["", hash, `${token}x`, token.toLowerCase(), newEmailToken().token]) {
    expect(await readEmailToken(db.prisma, wrong)).toBeNull();
    expect(await confirmEmail(db.prisma, wrong, IN_TIME)).toEqual({ ok: false, reason: "unknown-token" });
  }
  expect(await confirmedAt(own)).toBeNull();
  expect(await confirmEmail(db.prisma, token, IN_TIME)).toEqual({ ok: true });
  expect(await confirmEmail(db.prisma, token, new Date("2020-06-11T00:00:00Z"))).toEqual({ ok: true });
  expect(await confirmedAt(own)).toEqual(IN_TIME);
  expect(await confirmedAt(other)).toBeNull();
  expect(await readEmailToken(db.prisma, token)).toEqual({ confirmed: true });
});
