import type { AppLoadContext } from "@remix-run/node";
import { TOTP } from "otpauth";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createSession } from "~/auth/create-session.server";
import { readEnrolment } from "~/auth/enrol-second-factor.server";
import { requireSecondFactor } from "~/auth/require-second-factor.server";
import { ENROL } from "~/auth/return-path";
import { sessionCookieName } from "~/auth/session-cookie.server";
import { addStaff, TEST_PASSWORD } from "~/auth/test-staff";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import routes from "../routes";
import { action as enrolAction, loader as enrolLoader } from "./staff.second-factor";
import { action as codeAction, loader as codeLoader } from "./staff.sign-in-code";
import { action as signInAction } from "./staff.sign-in";

const NOW = new Date("2020-06-01T02:00:00Z");
let context: AppLoadContext;
let staffId: string;
let cookie: string;

beforeAll(async () => {
  context = testContext(await testDatabase(), NOW);
});

beforeEach(async () => {
  await context.db.pool.query("TRUNCATE staff, audit_event, portal_setting CASCADE");
  staffId = await addStaff(context.db, "an@example.vn", ["administrator"], NOW);
  const { token } = await createSession(context.db.prisma, { staffId }, NOW);
  cookie = `${sessionCookieName(context.env)}=${token}`;
});

const modules: Record<string, () => Promise<unknown>> = import.meta.glob("./*.{ts,tsx}");
type Handler = (args: { request: Request; context: AppLoadContext; params: object }) => Promise<unknown>;

/** Files of the staff area, those for strangers, the way out and the way through left aside. */
function guardedFiles(entries: { file: string; path?: string; children?: unknown }[], inside = false): string[] {
  const open = ["staff.sign-in.tsx", "staff.sign-in-code.tsx", "staff.invitation.tsx", "staff.second-factor.tsx", "staff.sign-out.ts"];
  return entries.flatMap(({ file, path = "", children }) => {
    const own = inside || path.startsWith("can-bo");
    const below = guardedFiles((children as typeof entries | undefined) ?? [], own);
    return own && !open.some((name) => file.endsWith(`/${name}`)) ? [file, ...below] : below;
  });
}

const ask = (form: Record<string, string> | null, jar = cookie) =>
  new Request(`http://localhost${ENROL}`, {
    headers: { cookie: jar },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });

async function answerOf(handler: Handler, request: Request) {
  return handler({ request, context, params: { id: staffId } }).catch((thrown: unknown) => thrown);
}

test("who must have a second factor and has none gets to no page and no act of the staff area, on an old session too", async () => {
  await requireSecondFactor(context.db, { required: true, byStaffId: staffId }, NOW);
  const files = guardedFiles(routes);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const { loader, action } = (await modules[file.replace("routes/", "./")]!()) as { loader?: Handler; action?: Handler };
    for (const [handler, form] of [[loader, null], [action, { intent: "end-sessions" }]] as const) {
      if (!handler) continue;
      const answer = await answerOf(handler, ask(form));
      expect([file, form !== null, answer instanceof Response && answer.headers.get("location")]).toEqual([file, form !== null, ENROL]);
    }
  }
});

test("setting it up lets one in at once; the next sign-in asks for a code, and leads where it should", async () => {
  await requireSecondFactor(context.db, { required: true, byStaffId: staffId }, NOW);
  const { loader: overview } = (await modules["./staff.overview.tsx"]!()) as { loader: Handler };
  await enrolAction({ request: ask({ intent: "start" }), context, params: {} });
  const { secret } = await readEnrolment(context.db.prisma, staffId);
  expect(JSON.stringify(await enrolLoader({ request: ask(null), context, params: {} }))).toContain(secret);
  const codeAt = (ms: number) => new TOTP({ secret: secret! }).generate({ timestamp: NOW.getTime() + ms });

  const wrong = await enrolAction({ request: ask({ intent: "confirm", code: "000000" }), context, params: {} });
  expect(wrong).toMatchObject({ data: { codes: null, problem: "wrong" }, init: { status: 422 } });
  const done = await enrolAction({ request: ask({ intent: "confirm", code: codeAt(0) }), context, params: {} });
  expect("data" in done && done.data.codes).toHaveLength(10);
  expect(await answerOf(overview, ask(null))).not.toBeInstanceOf(Response);
  // Once set up, the key is told to nobody any more.
  expect(JSON.stringify(await enrolLoader({ request: ask(null), context, params: {} }))).not.toContain(secret);

  const first = await signInAction({
    request: ask({ email: "an@example.vn", password: TEST_PASSWORD, tiep: "/can-bo/thu" }, ""),
    context,
    params: {},
  });
  if (!(first instanceof Response)) throw new Error("refused");
  expect(first.headers.get("location")).toBe("/can-bo/dang-nhap/ma?tiep=%2Fcan-bo%2Fthu");
  const [pending = ""] = first.headers.getSetCookie();
  expect(pending).toMatch(/; Path=\/can-bo\/dang-nhap; HttpOnly; SameSite=Strict$/);
  const jar = pending.split(";")[0]!;
  expect(await answerOf(overview, ask(null, jar))).toMatchObject({ status: 302 });
  expect(await answerOf(overview, ask(null, jar.replace("-cho", "")))).toMatchObject({ status: 302 });
  const code = await codeAction({ request: ask({ code: codeAt(30_000), tiep: "/can-bo/thu" }, jar), context, params: {} });
  if (!(code instanceof Response)) throw new Error("refused");
  expect(code.headers.get("location")).toBe("/can-bo/thu");
  const session = code.headers.getSetCookie()[0]!.split(";")[0]!;
  expect(await answerOf(overview, ask(null, session))).not.toBeInstanceOf(Response);
  expect(await answerOf(codeLoader as Handler, ask(null, jar))).toMatchObject({ status: 302 });
});
