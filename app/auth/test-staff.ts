import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { hashPassword } from "./password.server";
import type { Role } from "./roles";

export const TEST_PASSWORD = "một mật khẩu đủ dài";

let hash: Promise<string> | undefined;

/** An account for tests; its password is TEST_PASSWORD. */
export async function addStaff(db: Database, email: string, roles: Role[], now: Date) {
  hash ??= hashPassword(TEST_PASSWORD);
  const id = newId();
  await db.prisma.staff.create({
    data: { id, email, name: `Cán bộ ${email.split("@")[0]}`, passwordHash: await hash, roles, createdAt: now },
  });
  return id;
}
