import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { readEnv } from "~/platform/env.server";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import { createSession } from "./create-session.server";
import { requireStaff } from "./require-staff.server";
import type { Role } from "./roles";
import { readSessionToken, sessionCookie, sessionCookieName } from "./session-cookie.server";
import { addStaff } from "./test-staff";

const NOW = new Date("2020-06-01T02:00:00Z");
let context: AppLoadContext;
let cookieOf: (roles: Role[]) => Promise<string>;

beforeAll(async () => {
  const db = await testDatabase();
  context = testContext(db, NOW);
  cookieOf = async (roles) => {
    const staffId = await addStaff(db, `${roles.join("-") || "none"}@example.vn`, roles, NOW);
    const { token } = await createSession(db.prisma, { staffId }, NOW);
    return `khac=1; ${sessionCookieName(context.env)}=${token}`;
  };
});

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as Response,
  );

test("an administrator passes every guard, others only their own, and an account without a role none", async () => {
  const passes = async (own: Role[], ...wanted: Role[]) => {
    const cookie = await cookieOf(own);
    const refusal = await thrown(
      requireStaff(new Request("http://localhost/can-bo", { headers: { cookie } }), context, ...wanted),
    );
    return refusal === null ? true : refusal.status;
  };
  expect(await passes(["administrator"], "moderator")).toBe(true);
  expect(await passes(["moderator"], "moderator")).toBe(true);
  expect(await passes(["compiler"], "moderator")).toBe(403);
  expect(await passes(["moderator", "compiler"], "compiler")).toBe(true);
  expect(await passes([])).toBe(403);
});

test("the way back is the page asked for, or for a form the page that holds it, and never another site", async () => {
  const wayBack = async (init: RequestInit, path = "/can-bo/kiem-duyet?muc=p1&y-kien=1") => {
    const response = await thrown(requireStaff(new Request(`http://localhost${path}`, init), context));
    return new URL(response?.headers.get("location") ?? "", "http://localhost").searchParams.get("tiep");
  };
  const post = (referer: string) => wayBack({ method: "POST", headers: { referer } });
  expect(await wayBack({})).toBe("/can-bo/kiem-duyet?muc=p1&y-kien=1");
  expect(await wayBack({}, "//evil.example/can-bo")).toBe("/can-bo");
  expect(await wayBack({ method: "POST" })).toBe("/can-bo");
  expect(await post("http://localhost/can-bo/thu?trang-thai=loi")).toBe("/can-bo/thu?trang-thai=loi");
  expect(await post("http://evil.example/can-bo/thu")).toBe("/can-bo");
  // What the desk asks for by itself is no page to come back to: its own is.
  const desk = { headers: { referer: "http://localhost/can-bo/kiem-duyet?dot=mot&muc=p1" } };
  expect(await wayBack(desk, "/can-bo/kiem-duyet/viec?dot=mot")).toBe("/can-bo/kiem-duyet?dot=mot&muc=p1");
});

test("the cookie stays below /can-bo and out of scripts; behind TLS it is also marked secure", () => {
  const token = "A".repeat(43);
  const secure = readEnv({ PUBLIC_URL: "https://gopy.example.vn" });
  expect(sessionCookie(context.env, token)).toBe(`phien=${token}; Path=/can-bo; HttpOnly; SameSite=Lax`);
  expect(sessionCookie(secure, token)).toBe(`__Secure-phien=${token}; Path=/can-bo; HttpOnly; SameSite=Lax; Secure`);
  const request = new Request("http://localhost", { headers: { cookie: `a=b; phien=${token}` } });
  expect(readSessionToken(context.env, request)).toBe(token);
  expect(readSessionToken(secure, request)).toBeNull();
});
