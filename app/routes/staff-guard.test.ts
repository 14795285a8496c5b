import type { ActionFunction, AppLoadContext, LoaderFunction } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { beforeAll, describe, expect, test } from "vitest";
import { createSession } from "~/auth/create-session.server";
import type { Role } from "~/auth/roles";
import { sessionCookieName } from "~/auth/session-cookie.server";
import { addStaff } from "~/auth/test-staff";
import { newId } from "~/platform/ids.server";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import routes from "../routes";

const NOW = new Date("2020-06-01T02:00:00Z");

/** Pages for those who are not signed in yet; each has its own tests. */
const OPEN = ["routes/staff.sign-in.tsx", "routes/staff.sign-in-code.tsx", "routes/staff.invitation.tsx"];

/** Every guarded file and who may pass; a new staff route must be entered here. */
const MAY: Record<string, Role | Role[] | "anyone"> = {
  "routes/staff.intake.tsx": "clerk",
  "routes/staff.letter-new.tsx": "clerk",
  "routes/staff.intake-item.tsx": "clerk",
  "routes/staff.acknowledgement.tsx": "clerk",
  // A clerk, a moderator or a compiler: whoever works with comments.
  "routes/staff.file.ts": "anyone",
  "routes/staff.tsx": "anyone",
  "routes/staff.home.ts": "anyone",
  "routes/staff.overview.tsx": "anyone",
  "routes/staff.outbox.tsx": "anyone",
  "routes/staff.own-account.tsx": "anyone",
  "routes/staff.sign-out.ts": "anyone",
  "routes/staff.second-factor.tsx": "anyone",
  "routes/staff.desk.tsx": "moderator",
  "routes/staff.desk-comment.tsx": "moderator",
  "routes/staff.desk-acts.ts": "moderator",
  "routes/staff.desk-batch.tsx": "moderator",
  "routes/staff.blind-review.tsx": "moderator",
  "routes/staff.reconciliation.tsx": "anyone",
  "routes/staff.reconciliation-json.ts": "anyone",
  "routes/staff.mail-import.tsx": "clerk",
  "routes/staff.bulk.tsx": "clerk",
  "routes/staff.bulk-template.ts": "clerk",
  "routes/staff.bulk-import.tsx": "clerk",
  "routes/staff.bulk-codes.ts": "clerk",
  "routes/staff.grouping.tsx": "compiler",
  "routes/staff.grouping-section.tsx": "compiler",
  "routes/staff.tags.tsx": "compiler",
  "routes/staff.answer-topic.tsx": "compiler",
  "routes/staff.answer-comment.tsx": "compiler",
  "routes/staff.answers.tsx": "compiler",
  "routes/staff.summary.tsx": "compiler",
  "routes/staff.results.tsx": "compiler",
  "routes/staff.exports.tsx": "compiler",
  "routes/staff.delivery.tsx": "compiler",
  "routes/staff.returned.tsx": "compiler",
  "routes/staff.returned-copy.tsx": "compiler",
  "routes/staff.documents.tsx": "compiler",
  "routes/staff.document-file.ts": "compiler",
  "routes/staff.export-file.ts": "compiler",
  "routes/staff.accounts.tsx": "administrator",
  "routes/staff.account.tsx": "administrator",
  "routes/staff.personal-log.tsx": "administrator",
  "routes/staff.insults.tsx": "administrator",
  "routes/staff.retention.tsx": "administrator",
  "routes/staff.sender.ts": "moderator",
  "routes/staff.numbers.tsx": ["moderator", "compiler"],
  "routes/staff.numbers-file.ts": ["moderator", "compiler"],
};

/** Administrators may pass everywhere. */
const ROLES = ["clerk", "moderator", "compiler"] as const;

interface Module {
  loader?: LoaderFunction;
  action?: ActionFunction;
}

const modules: Record<string, () => Promise<unknown>> = import.meta.glob("./*.{ts,tsx}");

/** Files and addresses of every route below /can-bo, with sample values for what is variable. */
function staffRoutes(entries: RouteConfigEntry[], parent = ""): { file: string; path: string }[] {
  return entries.flatMap(({ path = "", file, children = [] }) => {
    const own = [parent, path].filter(Boolean).join("/");
    const inside = own.startsWith("can-bo") ? [{ file, path: `/${own.replace(/:\w+/g, newId())}` }] : [];
    return [...inside, ...staffRoutes(children, own)];
  });
}

const guarded = staffRoutes(routes).filter(({ file }) => !OPEN.includes(file));

async function handlersOf(file: string) {
  const load = modules[file.replace("routes/", "./")];
  if (!load) throw new Error(`${file} is not beside this test.`);
  const { loader, action } = (await load()) as Module;
  return [
    ...(loader ? [{ method: "GET", handler: loader }] : []),
    ...(action ? [{ method: "POST", handler: action }] : []),
  ];
}

let context: AppLoadContext;
const cookies: Partial<Record<Role, string>> = {};

beforeAll(async () => {
  const db = await testDatabase();
  context = testContext(db, NOW);
  for (const role of ROLES) {
    const staffId = await addStaff(db, `${role}@example.vn`, [role], NOW);
    const { token } = await createSession(db.prisma, { staffId }, NOW);
    cookies[role] = `${sessionCookieName(context.env)}=${token}`;
  }
});

/** The response a handler answers with, thrown or returned. */
async function answerOf(handler: LoaderFunction | ActionFunction, path: string, method: string, cookie?: string) {
  const headers: Record<string, string> = cookie ? { cookie } : {};
  const request = new Request(`http://localhost${path}`, {
    method,
    headers,
    ...(method === "POST" ? { body: new URLSearchParams({ intent: "none" }) } : {}),
  });
  try {
    return await handler({ request, context, params: { id: path.split("/").at(-1) } });
  } catch (thrown) {
    return thrown;
  }
}

test("every staff route is entered above, and nothing else is", () => {
  expect(guarded.map(({ file }) => file).sort()).toEqual(Object.keys(MAY).sort());
});

describe.each(guarded)("$path ($file)", ({ file, path }) => {
  test("sends strangers to the sign-in page, whatever they ask, and then back", async () => {
    for (const { method, handler } of await handlersOf(file)) {
      const answer = await answerOf(handler, path, method);
      if (!(answer instanceof Response)) throw new Error(`${method} answered a stranger.`);
      expect([method, answer.status, answer.headers.get("location")?.split("?")[0]]).toEqual([
        method,
        method === "POST" && file === "routes/staff.sign-out.ts" ? 303 : 302,
        "/can-bo/dang-nhap",
      ]);
    }
  });

  test("treats a made-up, a cleared and another site's cookie as a stranger's", async () => {
    for (const { method, handler } of await handlersOf(file)) {
      for (const cookie of [`phien=${"A".repeat(43)}`, "phien=", "phien=' OR 1=1", `khac=${"A".repeat(43)}`]) {
        const answer = await answerOf(handler, path, method, cookie);
        expect(answer instanceof Response && answer.headers.get("location")).toMatch(/^\/can-bo\/dang-nhap/);
      }
    }
  });

  const may = MAY[file];
  const refused = may === "anyone" ? [] : ROLES.filter((role) => ![may].flat().includes(role));
  if (refused.length === 0) return;
  test(`refuses a ${refused.join(", a ")}`, async () => {
    const handlers = await handlersOf(file);
    expect(handlers).not.toEqual([]);
    for (const { method, handler } of handlers) {
      for (const role of refused) {
        const answer = await answerOf(handler, path, method, cookies[role]);
        expect([method, role, answer instanceof Response && answer.status]).toEqual([method, role, 403]);
      }
    }
  });
});
