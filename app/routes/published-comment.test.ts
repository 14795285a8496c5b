import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newReceiptCode } from "~/comments/receipt-code";
import { readEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids.server";
import { testContext } from "~/platform/test/context";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { loader } from "./published-comment";

const db = await testDatabase();

test("a page that is kept for all never names the host one of them asked for", async () => {
  const { consultationId, draftId, sectionId } = await createTestConsultation(db);
  const id = newId();
  await db.prisma.comment.create({
    data: {
      id, consultationId, draftId, sectionId, receiptCode: newReceiptCode(randomBytes), channel: "web", kind: "other", text: "Lời.",
      state: "published", receivedAt: IN_TIME, submissionKey: randomUUID(),
    },
  });
  const context = { ...testContext(db, IN_TIME), origin: "http://xau.example" };
  const read = async (changes: Partial<typeof context>) => {
    const request = new Request(`http://xau.example/du-thao/y-kien/${id}`);
    return (await loader({ request, params: { slug: "du-thao", id }, context: { ...context, ...changes } })).data.address;
  };
  expect(await read({})).toBeNull();
  expect(await read({ env: readEnv({ PUBLIC_URL: "https://gopy.example.vn" }) })).toBe(`https://gopy.example.vn/du-thao/y-kien/${id}`);
});
