import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { newReceiptCode } from "../app/comments/receipt-code";
import { newId } from "../app/platform/ids.server";
import type { Portal } from "./fixtures";

/** Waiting comments on the first paragraph of a section of the sample, the first one waiting longest. */
export async function addComments({ db: { prisma } }: Portal, sectionPath: string, texts: string[]) {
  const section = await prisma.section.findFirstOrThrow({ where: { path: sectionPath } });
  const paragraph = await prisma.paragraph.findFirstOrThrow({ where: { sectionId: section.id, number: 1 } });
  const { consultationId, draftId, id: sectionId } = section;
  const ids: string[] = [];
  for (const [minute, text] of texts.entries()) {
    const id = newId();
    ids.push(id);
    await prisma.comment.create({
      data: {
        id,
        consultationId,
        draftId,
        sectionId,
        paragraphId: paragraph.id,
        channel: "web",
        kind: "amend",
        text,
        submissionKey: newId(),
        receiptCode: newReceiptCode(randomBytes),
        receivedAt: new Date(Date.UTC(2020, 5, 1, 1, minute)),
      },
    });
  }
  return { ids, paragraph };
}

/** Address of the desk with the waiting comments of one section. */
export const deskOf = (sectionPath: string) => `/can-bo/kiem-duyet?dot=bao-cao-chinh-tri-2020&muc=${sectionPath}`;

/** What was decided takes effect when it can no longer be taken back: ten seconds and the worker's next look. */
export const UNDONE_NO_MORE = { timeout: 25_000 };

/** The desk's parts, as a screen reader names them. */
const list = (page: Page) => page.getByRole("navigation", { name: "Ý kiến, cũ nhất trước" });
export const detail = (page: Page) => page.getByRole("region", { name: "Ý kiến trong ngữ cảnh" });
export const text = (page: Page) => page.getByRole("group", { name: "Nội dung ý kiến" });
/** The answer to the last decision. */
export const said = (page: Page) => page.getByRole("status").filter({ hasText: "Đã ghi" });
export const waiting = (page: Page) => list(page).getByRole("listitem");
