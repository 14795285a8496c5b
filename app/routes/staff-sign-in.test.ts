import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { createInvitation } from "~/auth/create-invitation.server";
import { addStaff, TEST_PASSWORD } from "~/auth/test-staff";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import { action as acceptAction, loader as invitationLoader } from "./staff.invitation";
import { action as signInAction, loader as signInLoader } from "./staff.sign-in";

const NOW = new Date("2020-06-01T02:00:00Z");
let context: AppLoadContext;

beforeAll(async () => {
  const db = await testDatabase();
  context = testContext(db, NOW);
  await addStaff(db, "hoa@example.vn", ["moderator"], NOW);
});

const post = (path: string, fields: Record<string, string>) =>
  new Request(`http://localhost${path}`, { method: "POST", body: new URLSearchParams(fields) });

/** Status of an answer that shows the page again; null for a redirect. */
const statusOf = (answer: object) => ("init" in answer ? (answer as { init: ResponseInit | null }).init?.status : null);

const signIn = (fields: Record<string, string>) =>
  signInAction({ request: post("/can-bo/dang-nhap", fields), context, params: {} });

test("signing in leads back into the staff area, wherever the form was told to lead", async () => {
  for (const [tiep, location] of [
    ["/can-bo/kiem-duyet?muc=p1", "/can-bo/kiem-duyet?muc=p1"],
    ["https://evil.example/can-bo", "/can-bo"],
    ["//evil.example", "/can-bo"],
  ] as const) {
    const answer = await signIn({ email: "hoa@example.vn", password: TEST_PASSWORD, tiep });
    if (!(answer instanceof Response)) throw new Error("refused");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, location]);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";

    const request = new Request(`http://localhost/can-bo/dang-nhap?${new URLSearchParams({ tiep })}`, {
      headers: { cookie },
    });
    const again = await signInLoader({ request, context, params: {} }).catch((thrown: unknown) => thrown);
    expect(again instanceof Response && again.headers.get("location")).toBe(location);
  }
});

test("a wrong form gets no cookie and keeps the address, not the password", async () => {
  const answer = await signIn({ email: "hoa@example.vn", password: "không phải mật khẩu này" });
  expect(statusOf(answer)).toBe(422);
  expect("data" in answer && answer.data).toEqual({ email: "hoa@example.vn", problem: "wrong", minutes: 0 });
  expect(statusOf(await signIn({}))).toBe(422);
});

test("opening an invitation, even often, changes nothing; taking it up signs in; then it is gone", async () => {
  const { token } = await createInvitation(context.db.prisma, { roles: ["compiler"], byStaffId: null }, NOW);
  const params = { token };
  const path = `/can-bo/loi-moi/${token}`;
  const open = () => invitationLoader({ request: new Request(`http://localhost${path}`), context, params });
  for (const _ of [1, 2, 3]) expect(statusOf(await open())).toBe(200);
  const account = { name: "Lan", email: "lan@example.vn", password: "một mật khẩu đủ dài" };
  const answer = await acceptAction({ request: post(path, account), context, params });
  expect(answer instanceof Response && answer.headers.get("set-cookie")).toMatch(
    /^phien=\S{43}; Path=\/can-bo; HttpOnly/
  );
  expect(statusOf(await open())).toBe(404);
  const late = await acceptAction({ request: post(path, { ...account, email: "b@example.vn" }), context, params });
  expect(statusOf(late)).toBe(404);
});
