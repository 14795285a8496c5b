import { recordAct } from "~/auth/record-act.server";
import { readReceiptCode } from "~/comments/receipt-code";
import type { Database, Tx } from "~/platform/db.server";
import { announceChange } from "~/platform/http/changes.server";
import { ERASE } from "./erase-rows.server";

export type ErasedByCode =
  /** `waiting`: a letter or mail is still to be entered, and is erased right after. `repeated`: it had been asked for before. */
  | { ok: true; receiptCode: string; waiting: boolean; repeated: boolean }
  | { ok: false; reason: "unknown-code" };

interface Found {
  consultationId: string;
  comments: { id: string; contributorId: string | null; bulkImportId: string | null; sectionId: string | null }[];
  item: { id: string; contributorId: string | null; messageId: string | null; sourceId: string | null; waiting: boolean } | null;
}

/**
 * Erases who sent what has this receipt code, at once and for good: name, organisation, address, the letter or mail
 * itself, files, and every mail about it, sent or not. What was said stays, words a moderator hid as personal data
 * masked. However often it is asked for, it is done once and written down once.
 */
export async function eraseByCode({ prisma }: Database, { code }: { code: string }, now: Date): Promise<ErasedByCode> {
  const receiptCode = readReceiptCode(code);
  if (!receiptCode) return { ok: false, reason: "unknown-code" };
  return prisma.$transaction(
    async (tx) => {
      const found = await find(tx, receiptCode);
      if (!found) return { ok: false, reason: "unknown-code" };
      const { consultationId, comments, item } = found;
      const asked = await tx.$executeRaw`
        INSERT INTO erasure_request (receipt_code, consultation_id, asked_at) VALUES (${receiptCode}, ${consultationId}::uuid, ${now})
        ON CONFLICT DO NOTHING`;
      // Also when it was done before: a letter may have been split since, or another file added.
      await eraseFound(tx, found, now);
      const waiting = item?.waiting ?? false;
      if (!waiting) await tx.$executeRaw`UPDATE erasure_request SET done_at = ${now} WHERE receipt_code = ${receiptCode} AND done_at IS NULL`;
      if (asked === 1) {
        const of: Record<string, string> = comments[0] ? { commentId: comments[0].id } : { itemId: item!.id };
        await recordAct(tx, { type: "personal.erased-by-code", staffId: null, data: of }, now);
      }
      for (const sectionId of new Set(comments.map((each) => each.sectionId))) if (sectionId) await announceChange(tx, sectionId);
      await announceChange(tx, consultationId);
      return { ok: true, receiptCode, waiting, repeated: asked === 0 };
    },
    { timeout: 60_000 },
  );
}

/** The comments and the letter or mail of a code, their rows locked. */
async function find(tx: Tx, receiptCode: string): Promise<Found | null> {
  const comments = await tx.$queryRaw<(Found["comments"][number] & { consultationId: string })[]>`
    SELECT id, consultation_id AS "consultationId", contributor_id AS "contributorId", bulk_import_id AS "bulkImportId", section_id AS "sectionId"
    FROM comment WHERE receipt_code = ${receiptCode} ORDER BY id FOR UPDATE`;
  const [item] = await tx.$queryRaw<(NonNullable<Found["item"]> & { consultationId: string })[]>`
    SELECT id, consultation_id AS "consultationId", contributor_id AS "contributorId", message_id AS "messageId", source_id AS "sourceId",
      state = 'waiting' AS waiting
    FROM intake_item WHERE receipt_code = ${receiptCode} FOR UPDATE`;
  const consultationId = comments[0]?.consultationId ?? item?.consultationId;
  return consultationId ? { consultationId, comments, item: item ?? null } : null;
}

async function eraseFound(tx: Tx, { consultationId, comments, item }: Found, now: Date): Promise<void> {
  const commentIds = comments.map(({ id }) => id);
  const people = [...new Set([...comments, ...(item ? [item] : [])].flatMap(({ contributorId }) => contributorId ?? []))];
  const settled = item && !item.waiting ? [item.id] : [];
  const bounces = await findBounces(tx, consultationId, people);
  const messages = await idsOf(tx)`
    SELECT id FROM mail_message WHERE consultation_id = ${consultationId}::uuid AND recipient <> ''
      AND (comment_id = ANY (${commentIds}::uuid[]) OR in_reply_to = ${item?.messageId ?? null})`;
  const imports = comments.flatMap(({ bulkImportId }) => bulkImportId ?? []);
  const files = await idsOf(tx)`
    SELECT file_id AS id FROM comment_file WHERE comment_id = ANY (${commentIds}::uuid[])
    UNION SELECT file_id FROM intake_file WHERE item_id = ANY (${[...settled, ...bounces]}::uuid[])
    UNION SELECT source_id FROM intake_item WHERE id = ANY (${[...settled, ...bounces]}::uuid[]) AND source_id IS NOT NULL
    UNION SELECT file_id FROM bulk_import WHERE id = ANY (${imports}::uuid[])`;
  const looks = await idsOf(tx)`
    SELECT id FROM second_look WHERE comment_id = ANY (${commentIds}::uuid[]) AND answered_at IS NOT NULL AND words IS NOT NULL`;
  await ERASE.people(tx, people, now);
  await ERASE.emails(tx, [...settled, ...bounces], now);
  await ERASE.files(tx, files, now);
  await ERASE.messages(tx, messages, now);
  await ERASE.looks(tx, looks, now);
  await ERASE.masked(tx, commentIds, now);
}

const idsOf = (tx: Tx) => async (query: TemplateStringsArray, ...values: unknown[]) =>
  (await tx.$queryRaw<{ id: string }[]>(query, ...values)).map(({ id }) => id);

/** Mails that came back from these people's addresses, which quote them. */
async function findBounces(tx: Tx, consultationId: string, people: string[]): Promise<string[]> {
  const known = await tx.contributor.findMany({ where: { id: { in: people }, email: { not: null } }, select: { email: true } });
  const addresses = known.flatMap(({ email }) => email?.toLowerCase() ?? []);
  if (addresses.length === 0) return [];
  return idsOf(tx)`
    SELECT i.id FROM intake_item i
    WHERE i.consultation_id = ${consultationId}::uuid AND i.state = 'set_aside' AND i.erased_at IS NULL
      AND EXISTS (SELECT FROM unnest(${addresses}::text[]) address WHERE position(address IN lower(concat_ws(' ', i.subject, i.text))) > 0)`;
}
