import { execFileSync } from "node:child_process";
import type { Owner } from "./binaries.server";

/**
 * Postgres refuses to run as root. Null when the portal is not root; else the ids of the system user `postgres`,
 * made if the system has none.
 * @throws when there is no such user and none can be made.
 */
export function findDatabaseUser(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp("postgres");
  if (known) return known;
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
      stdio: "ignore",
    });
  } catch {
    // Small systems have adduser in its BusyBox form only, or neither; the look-up below decides.
    try {
      execFileSync("adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"], { stdio: "ignore" });
    } catch {
      // nothing more to try
    }
  }
  const made = lookUp("postgres") ?? lookUp("nobody");
  if (!made) throw new Error("Postgres does not run as root, and no system user could be made for it. Run the portal as another user.");
  return made;
}

function lookUp(name: string): Owner | null {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}
