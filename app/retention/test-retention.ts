import { newReceiptCode } from "~/comments/receipt-code";
import { decide } from "~/moderation/decide.server";
import { addComment, addModerator, makeRegister, minutesAfter } from "~/moderation/test-register";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

/** What is known of the person, each string to be found nowhere after erasure. */
export const PLANTED = {
  name: "Nguyễn Thị Cấy",
  organisation: "Hợp tác xã Bản Bo Xanh",
  email: "cay.nguyen@thu.example",
  phone: "0912345678",
  address: "số 17 ngõ 4 bản Nà Khằm",
};

export const codeOf = (number: number) => newReceiptCode((count) => new Uint8Array(count).fill(number));
/** Receipts of what is planted. */
export const CODES = { web: codeOf(1), letter: codeOf(2), mail: codeOf(3), list: codeOf(4), bounce: codeOf(5), waiting: codeOf(6) };

const everything = (about: string) => `${about}: ${Object.values(PLANTED).join(", ")}`;
const at = minutesAfter(10);

/**
 * A register in which personal data stand wherever the portal puts any: a web comment that was edited, redacted,
 * published with its name and looked at again, a letter, two mails and a bounce, a list, files, mails out.
 */
export async function plantPerson(db: Database, slug: string, opensAt?: Date) {
  const { prisma, pool } = db;
  const register = await makeRegister(db, slug, opensAt);
  const { consultationId } = register;
  const staffId = await addModerator(db, "Lò Thị An");
  const contributor = async (more: { showName?: boolean } = {}) => {
    const { name, organisation, email } = PLANTED;
    const id = newId();
    await prisma.contributor.create({ data: { id, consultationId, name, organisation, email, emailTokenHash: id, createdAt: at, ...more } });
    return id;
  };
  const file = async (name: string) => {
    const id = newId();
    const content = Buffer.from(everything("Tệp"));
    await prisma.storedFile.create({ data: { id, consultationId, name, mediaType: "text/plain", bytes: content.length, sha256: "ab", createdAt: at } });
    await prisma.fileChunk.create({ data: { fileId: id, position: 0, data: new Uint8Array(content) } });
    return id;
  };
  const mail = (kind: string, commentId: string | null, inReplyTo: string | null = null, sent = true) =>
    prisma.mailMessage.create({
      data: {
        id: newId(), consultationId, commentId, kind, messageId: newId(), recipient: PLANTED.email, subject: everything("Thư"), body: everything("Kính gửi"),
        createdAt: at, inReplyTo, ...(sent ? { sentAt: at, lastError: PLANTED.email } : {}),
      },
    });

  // On the web: the second version is the one redacted; the first says the same in other words around it.
  const text = `Gọi tôi theo số ${PLANTED.phone} nhé. Đường 😀 liên bản ở ${PLANTED.address} cần làm ngay.`;
  const web = await addComment(db, register, { path: "p1-a", paragraph: 1, text: `Số của tôi: ${PLANTED.phone}. Nhà ở ${PLANTED.address}.`, receiptCode: CODES.web });
  await prisma.comment.update({ where: { id: web }, data: { contributorId: await contributor({ showName: true }), consentNotice: "1", district: "tam-duong" } });
  await prisma.commentRevision.create({ data: { id: newId(), consultationId, commentId: web, number: 1, kind: "amend", text, proposed: `Bỏ ${PLANTED.phone}`, createdAt: at } });
  await prisma.comment.update({ where: { id: web }, data: { revision: 1 } });
  await pool.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, flags, findings, words) VALUES ($1, $2, '{}', '[]', words_vi($3))
     ON CONFLICT (comment_id) DO UPDATE SET flags = '{}', findings = '[]', words = excluded.words`,
    [web, consultationId, text],
  );
  const span = (within: string, field: "text" | "proposed", words: string) => ({ field, start: within.indexOf(words), end: within.indexOf(words) + words.length, reason: "1" });
  const decision = {
    commentId: web, version: 0, revision: 1, action: "redact" as const, reason: "1", note: null, staffId,
    spans: [span(text, "text", PLANTED.phone), span(text, "text", PLANTED.address), span(`Bỏ ${PLANTED.phone}`, "proposed", PLANTED.phone)],
  };
  const decided = await decide(db, decision, at);
  if (!decided.ok) throw new Error(JSON.stringify(decided));
  await prisma.commentFile.create({ data: { commentId: web, position: 1, fileId: await file(`${PLANTED.name}.txt`) } });
  const { id: decisionId } = await prisma.moderationDecision.findFirstOrThrow({ where: { commentId: web } });
  // What drafters wrote is of the office, like a response; its term ends with the rest.
  await prisma.returnedDraft.create({ data: { id: newId(), consultationId, fileName: "du-thao.docx", fileSha256: newId(), staffId, createdAt: at, madeAt: at, registerSha256: "ab", known: true } });
  await prisma.secondLook.create({ data: { id: newId(), consultationId, commentId: web, decisionId, words: everything("Xem lại"), requestedAt: at, answeredAt: at } });
  await mail("receipt", web);
  await mail("answer", web, null, false);

  const item = async (channel: "post" | "email", state: "registered" | "waiting" | "set_aside", code: string) => {
    const id = newId();
    const messageId = channel === "email" ? `<${code}-${PLANTED.email}>` : null;
    await prisma.intakeItem.create({
      data: {
        id, consultationId, channel, state, receiptCode: code, receivedAt: at, createdAt: at, settledAt: state === "waiting" ? null : at, messageId,
        subject: everything("Thư"), text: everything("Tôi là"), note: everything("Ghi chú"), sourceId: await file("thu.eml"),
        contributorId: state === "set_aside" ? null : await contributor(),
      },
    });
    await prisma.intakeFile.create({ data: { itemId: id, position: 1, fileId: await file(`${PLANTED.name}.png`) } });
    if (messageId && state !== "set_aside") await mail("intake-receipt", null, messageId);
    return id;
  };
  const fromItem = async (itemId: string, code: string) => {
    const { contributorId } = await prisma.intakeItem.findUniqueOrThrow({ where: { id: itemId } });
    const id = newId();
    const base = { consultationId, draftId: register.draftId, kind: "other" as const, text: "Đề nghị sửa.", submissionKey: newId(), receivedAt: at };
    const { channel } = await prisma.intakeItem.findUniqueOrThrow({ where: { id: itemId } });
    await prisma.comment.create({ data: { id, ...base, receiptCode: code, channel, intakeItemId: itemId, contributorId } });
    return id;
  };
  await fromItem(await item("post", "registered", CODES.letter), CODES.letter);
  await fromItem(await item("email", "registered", CODES.mail), CODES.mail);
  await item("email", "set_aside", CODES.bounce);

  const importId = newId();
  await prisma.bulkImport.create({
    data: { id: importId, consultationId, channel: "meeting", state: "registered", fileId: await file("bang.csv"), fileSha256: "cd", staffId, createdAt: at, settledAt: at },
  });
  const listed = newId();
  await prisma.comment.create({
    data: {
      id: listed, consultationId, draftId: register.draftId, kind: "agree", text: "Nhất trí.", submissionKey: newId(), receivedAt: at,
      receiptCode: CODES.list, channel: "meeting", bulkImportId: importId, contributorId: await contributor(),
    },
  });
  return { ...register, staffId, web, item };
}

/** Where a text stands in the database: every table of every schema of ours, whatever its columns; bytes too. */
export async function findInDatabase({ pool }: Database, words: string): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const hex = Buffer.from(words).toString("hex");
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${name} AS row WHERE position(lower($1) IN lower(row::text)) > 0 OR position($2 IN row::text) > 0`,
      [words, hex],
    );
    if (rows[0]!.n > 0) found.push(name);
  }
  return found;
}
