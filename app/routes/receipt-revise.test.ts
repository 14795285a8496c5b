import { randomBytes, randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newReceiptCode } from "~/comments/receipt-code";
import { newId } from "~/platform/ids.server";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { action, loader } from "./receipt-revise";

const db = await testDatabase();
const context = testContext(db, IN_TIME);
let place: Awaited<ReturnType<typeof createTestConsultation>>;
beforeAll(async () => {
  place = await createTestConsultation(db);
});

let code: string;
beforeEach(async () => {
  code = newReceiptCode(randomBytes);
  const { consultationId, draftId, sectionId } = place;
  await db.prisma.comment.create({
    data: {
      id: newId(), consultationId, draftId, sectionId, receiptCode: code, channel: "web", kind: "other", text: "Lời đầu.",
      receivedAt: IN_TIME, submissionKey: randomUUID(),
    },
  });
});

const FORM = { kind: "amend", text: " Lời sau.\r\n", proposed: "", revision: "0" };

function send(form: Record<string, string>, changes: Partial<AppLoadContext> = {}, part = "1") {
  const request = new Request("http://localhost/", { method: "POST", body: new URLSearchParams(form) });
  return action({ request, params: { code: code.toLowerCase(), part }, context: { ...context, ...changes } });
}

/** What comes back instead of being taken, and its status. */
async function refused(answer: ReturnType<typeof send>) {
  const shown = await answer;
  if (!("data" in shown)) throw new Error("It was taken.");
  return { ...shown.data, status: shown.init?.status };
}

test("what is taken leads back to the line, cleaned as a new comment would be", async () => {
  const answer = await send(FORM);
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).headers.get("location")).toBe(`/tra-cuu/${code}?da-sua=1#y-kien-1`);
  const stored = await db.prisma.commentRevision.findFirstOrThrow({ where: { comment: { receiptCode: code } } });
  expect(stored).toMatchObject({ kind: "amend", text: "Lời sau.", proposed: null });
});

test.each([
  [{ ...FORM, text: " \n " }, { text: "textMissing" }],
  [{ ...FORM, text: "ế".repeat(20_001) }, { text: "textTooLong" }],
  [{ ...FORM, proposed: "x".repeat(20_001) }, { proposed: "proposedTooLong" }],
  [{ ...FORM, kind: "admin" }, { kind: "kindMissing" }],
])("a wrong form (%#) comes back as it was typed", async (form, errors) => {
  expect(await refused(send(form))).toEqual({ values: form, errors, status: 422 });
});

test("so it does after too many tries and when the database is away, with what to do", async () => {
  const full = { ...context.rateLimit, consume: async () => ({ ok: false as const, retryAfter: 61 }) };
  expect(await refused(send(FORM, { rateLimit: full }))).toEqual({ values: FORM, refusal: { reason: "too-many", minutes: 2 }, status: 429 });
  const away = { ...db, prisma: { $transaction: () => Promise.reject(new Error("away")) } as unknown as typeof db.prisma };
  const refusal = { reason: "unavailable", reference: "reference" };
  expect(await refused(send(FORM, { db: away }))).toEqual({ values: FORM, refusal, status: 503 });
});

test("a form without the revision it was made from is one from before", async () => {
  const { revision: _, ...form } = FORM;
  expect(await refused(send(form))).toMatchObject({ refusal: { reason: "revised-meanwhile" }, status: 409 });
});

test("a line that is not there, and one that cannot be, are not found", async () => {
  for (const part of ["2", "0", "01", "1e0", "x", ""]) {
    await expect(send(FORM, {}, part)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(loader({ request: new Request("http://localhost/"), params: { code, part }, context })).rejects.toMatchObject({ init: { status: 404 } });
  }
});
