import { parseArgs } from "node:util";
import { createInvitation, invitationPath } from "~/auth/create-invitation.server";
import { disableStaff } from "~/auth/disable-staff.server";
import { findStaff } from "~/auth/find-staff.server";
import { listStaff } from "~/auth/list-staff.server";
import { isRole, ROLES } from "~/auth/roles";
import type { Database } from "~/platform/db.server";
import { readEnv } from "~/platform/env.server";
import { withDatabase } from "./with-database.server";

const USAGE = `Usage:
  npm run staff -- invite --role ${ROLES.join("|")}     prints a link, good for one account and 24 hours
  npm run staff -- list
  npm run staff -- disable EMAIL`;

const REFUSALS = {
  "unknown-staff": "There is no account with that address.",
  "last-administrator": "This is the last administrator. Give somebody else that role first.",
} as const;

/** Staff accounts from the shell: the way in when nobody can sign in. */
export async function run(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, allowPositionals: true, options: { role: { type: "string" } } });
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { role } = parsed.values;
  const [command, email, ...others] = parsed.positionals;
  if (others.length > 0) return refuse(USAGE);
  if (command === "invite" && isRole(role) && email === undefined) {
    return withDatabase(async (db) => {
      const { token } = await db.prisma.$transaction((tx) =>
        createInvitation(tx, { roles: [role], byStaffId: null }, new Date()),
      );
      console.log(address() + invitationPath(token));
      return 0;
    });
  }
  if (command === "list" && email === undefined) return withDatabase(list);
  if (command === "disable" && email !== undefined) return withDatabase((db) => disable(db, email));
  return refuse(USAGE);
}

async function list(db: Database) {
  for (const { email, name, roles, disabledAt } of await listStaff(db.prisma, new Date())) {
    console.log(
      [email, name, roles.join(","), disabledAt ? `disabled ${disabledAt.toISOString()}` : "active"].join("\t"),
    );
  }
  return 0;
}

async function disable(db: Database, email: string) {
  const staff = await findStaff(db.prisma, { email });
  const result = staff
    ? await disableStaff(db, { staffId: staff.id, byStaffId: null }, new Date())
    : { ok: false as const, reason: "unknown-staff" as const };
  return result.ok ? 0 : refuse(REFUSALS[result.reason]);
}

function address(): string {
  const { PUBLIC_URL, HOST, PORT } = readEnv(process.env);
  return PUBLIC_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
}

function refuse(words: string): number {
  console.error(words);
  return 2;
}
