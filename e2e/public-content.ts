import { randomBytes, randomUUID } from "node:crypto";
import { quoteAt } from "../app/comments/anchor-quote";
import { addStaff } from "../app/auth/test-staff";
import { addRecipient } from "../app/exports/delivery/change-recipients.server";
import { signLink } from "../app/exports/delivery/delivery-link.server";
import { requestDelivery } from "../app/exports/delivery/request-delivery.server";
import { newReceiptCode } from "../app/comments/receipt-code";
import { newId } from "../app/platform/ids.server";
import { decideOn } from "./decide-on";
import { expect, SAMPLE, TARGETS, type Portal } from "./fixtures";

/** What the public pages are looked at with: addresses and codes that lead to each of their states. */
export type Content = Awaited<ReturnType<typeof addContent>> & Awaited<ReturnType<typeof addClosedContent>>;

type Form = Record<string, string>;

const LONG = "Con đường vào bản cần được làm trước mùa mưa, vì học sinh phải đi bộ hai giờ đến trường. ".repeat(30);
const SECTION = TARGETS.slice(SAMPLE.length + 1);

/** Sends forms, decides on some, takes some back. */
export async function addContent(portal: Portal) {
  const { prisma } = portal.db;
  const paragraphs = await prisma.paragraph.findMany({ where: { section: { path: SECTION } }, orderBy: { number: "asc" } });
  const [first = "", , , fourth = ""] = paragraphs.map(({ text }) => text);
  const send = (form: Form, path = TARGETS) => sendForm(portal, path, form);
  const moderate = async (codes: string[], action: Parameters<typeof decideOn>[2], spans?: Parameters<typeof decideOn>[3]) => {
    const rows = await prisma.comment.findMany({ where: { receiptCode: { in: codes } } });
    await decideOn(portal, rows.map(({ id }) => id), action, spans);
  };

  const quoted = await send({ paragraph: "4", text: "Nên nói rõ cách tính.", ...quoteFields(fourth, 0, 24) });
  const both = await send({ paragraph: "4", text: "Con số này lấy ở đâu?", ...quoteFields(fourth, 12, 40), proposed: changed(fourth) });
  const published = await send({ paragraph: "1", kind: "amend", text: "Viết cho dễ hiểu hơn.", proposed: changed(first), name: "Lò Thị Mai", district: "sin-ho", showName: "on" });
  const others = [
    await send({ paragraph: "1", kind: "add", text: LONG, organisation: "Hội Nông dân xã", showName: "on" }),
    await send({ paragraph: "1", kind: "remove", text: "Bỏ chỉ tiêu này." }),
    await send({ paragraph: "1", kind: "agree", text: "Nhất trí.\n\nĐề nghị giữ." }),
    await send({ text: "Về cả mục: nên thêm một biểu." }),
    await send({ text: "Về cả dự thảo: nên ngắn hơn." }, SAMPLE),
  ];
  await moderate([quoted, both, published, ...others], "publish");
  const redacted = await send({ paragraph: "2", text: "Ông A ở nhà số 5 nói việc này chưa làm." });
  await moderate([redacted], "redact", [{ field: "text", start: 0, end: 5, reason: "1" }]);
  const withheld = await send({ text: "Lời không giữ quy tắc." });
  await moderate([withheld], "withhold");

  const withdrawn = await send({ text: "Tôi nghĩ lại rồi." });
  await postForm(portal, `/tra-cuu/${withdrawn}/1/rut`, {});
  const edited = await send({ paragraph: "4", kind: "amend", text: "Bản đầu.", ...quoteFields(fourth, 0, 24), proposed: changed(fourth) });
  await postForm(portal, `/tra-cuu/${edited}/1/sua`, { kind: "amend", text: "Bản đã sửa.", proposed: changed(fourth), revision: "0" });
  const opinions = [
    { submissionKey: randomUUID(), section: SECTION, paragraph: "1", kind: "add", text: "Ý thứ nhất của tập." },
    { submissionKey: randomUUID(), section: null, paragraph: "", kind: "other", text: "Ý thứ hai của tập." },
  ];
  const several = await send({ parts: JSON.stringify(opinions) }, `${SAMPLE}/tap-gop-y`);

  const unconfirmed = await tokenOf(portal, "mot@example.vn");
  const confirmed = await tokenOf(portal, "hai@example.vn");
  await postForm(portal, `/xac-nhan/${confirmed}`, {});
  const rowOf = (receiptCode: string) => prisma.comment.findFirstOrThrow({ where: { receiptCode } });
  return {
    /** Receipt codes. */
    published, redacted, withheld, withdrawn, edited, several,
    /** Secrets of the links that confirm an e-mail. */
    unconfirmed, confirmed,
    /** A published comment with a quote and a proposal. */
    own: (await rowOf(both)).id,
    /** The key of a form that was taken. */
    usedKey: (await rowOf(quoted)).submissionKey,
    fourth,
    invitation: new URL(portal.firstInvitation).pathname,
    delivery: await addDelivery(portal),
  };
}

/** A delivery to two recipients, one of whom has confirmed it: tokens of their pages and of links to a file, and its hash. */
async function addDelivery(portal: Portal) {
  const { prisma } = portal.db;
  const { id: consultationId } = await prisma.consultation.findFirstOrThrow({ where: { slug: SAMPLE.slice(1) } });
  const staffId = await addStaff(portal.db, `${newId()}@laichau.example`, ["compiler"], new Date());
  for (const number of [1, 2]) await addRecipient(portal.db, { consultationId, name: `Văn phòng ${number}`, email: `van-phong-${number}@tinhuy.example`, staffId }, new Date());
  const recipientIds = (await prisma.deliveryRecipient.findMany({ where: { consultationId } })).map(({ id }) => id);
  const wanted = { consultationId, staffId, kinds: ["report-docx", "register-csv"] as const, personalData: true, layout: "party" as const, recipientIds, scheduledFor: null, why: "Kiểm thử" };
  await prisma.$transaction((tx) => requestDelivery(tx, wanted, new Date()));
  await expect.poll(() => prisma.delivery.count({ where: { consultationId, handedAt: { not: null } } }), { timeout: 60_000 }).toBe(1);
  const [open, confirmed] = await prisma.deliveryTransmission.findMany({ orderBy: { recipient: { createdAt: "asc" } } });
  const file = await prisma.documentFile.findFirstOrThrow({ where: { kind: "register-csv" }, include: { file: true } });
  const receiptOf = ({ id, linkKey }: NonNullable<typeof open>) => signLink({ kind: "receipt", transmissionId: id }, linkKey);
  const linkUntil = (expiresAt: Date) => signLink({ kind: "file", transmissionId: open!.id, fileId: file.fileId, expiresAt }, open!.linkKey);
  await postForm(portal, `/nhan/${receiptOf(confirmed!)}`, { intent: "confirm" });
  return { open: receiptOf(open!), confirmed: receiptOf(confirmed!), file: linkUntil(new Date(Date.now() + 86_400_000)), expired: linkUntil(new Date(0)), sha256: file.file.sha256 };
}

/** A paragraph with other words in it, as somebody may propose it. */
export const changed = (text: string) => text.replace(/\p{L}+ \p{L}+/u, "Mức tăng bình quân");

/** The fields of a form that quote a paragraph from one character to another. */
export function quoteFields(text: string, start: number, end: number): Form {
  const { exact, prefix, suffix } = quoteAt(text, start, end);
  return { quoteExact: exact, quotePrefix: prefix, quoteSuffix: suffix, quoteStart: String(start) };
}

export async function postForm({ url }: Portal, path: string, form: Form): Promise<Response> {
  return fetch(url + path, { method: "POST", redirect: "manual", headers: { origin: url }, body: new URLSearchParams(form) });
}

/** Sends a comment form with what every form must have; the receipt code. */
export async function sendForm(portal: Portal, path: string, form: Form): Promise<string> {
  const response = await postForm(portal, path, { submissionKey: randomUUID(), kind: "other", consent: "on", ...form });
  const code = /\/tra-cuu\/([^?]+)/.exec(response.headers.get("location") ?? "")?.[1];
  if (!code) throw new Error(`${path} answered ${response.status} to ${JSON.stringify(form).slice(0, 200)}`);
  return code;
}

/** The secret in the link of the mail that thanks for a comment. */
async function tokenOf(portal: Portal, email: string): Promise<string> {
  await sendForm(portal, TARGETS, { text: "Có thư điện tử.", email });
  const { body } = await portal.db.prisma.mailMessage.findFirstOrThrow({ where: { recipient: email } });
  return /\/xac-nhan\/(\S+)/.exec(body)?.[1] ?? "";
}

/** Where a consultation is over: a comment that came in time, and another consultation that has not begun. */
export async function addClosedContent({ db: { prisma } }: Portal) {
  const section = await prisma.section.findFirstOrThrow({ where: { path: SECTION } });
  const receiptCode = newReceiptCode(randomBytes);
  await prisma.comment.create({
    data: {
      id: newId(), consultationId: section.consultationId, draftId: section.draftId, sectionId: section.id, channel: "web", kind: "other",
      text: "Gửi kịp hạn.", submissionKey: randomUUID(), receiptCode, part: 1, receivedAt: new Date("2020-06-18T10:00:00Z"),
    },
  });
  const [consultationId, draftId, day] = [newId(), newId(), 86_400_000];
  await prisma.consultation.create({
    data: {
      id: consultationId, slug: "chua-mo", title: "Dự thảo sắp lấy ý kiến", organiser: "Ban Tuyên giáo",
      opensAt: new Date(Date.now() + day), closesAt: new Date(Date.now() + 9 * day), createdAt: new Date(),
    },
  });
  await prisma.draft.create({ data: { id: draftId, consultationId, number: 1, source: "I. A", sha256: "", createdAt: new Date() } });
  await prisma.section.create({
    data: { id: newId(), consultationId, draftId, position: 0, depth: 0, level: "roman", label: "I.", heading: "Mở đầu", path: "i" },
  });
  return { late: receiptCode };
}
