import type { Tx } from "~/platform/db.server";
import { parseLink, signLink } from "./delivery-link.server";
import { loadDelivery } from "./load-delivery.server";

/** What a recipient's page shows: what was sent and by which hashes it is known. */
export async function readReceipt(tx: Tx, token: string, now: Date) {
  const parsed = parseLink(token);
  if (parsed?.link.kind !== "receipt") return null;
  const sending = await tx.deliveryTransmission.findUnique({ where: { id: parsed.link.transmissionId }, include: { recipient: { select: { name: true } }, mail: { select: { sentAt: true } } } });
  if (!sending || !parsed.isSignedWith(sending.linkKey)) return null;
  const delivery = await loadDelivery(tx, sending.deliveryId);
  if (!delivery) return null;
  const { id: transmissionId, linkKey, expiresAt, revokedAt, confirmedAt, attached, recipient, mail } = sending;
  const open = expiresAt !== null && expiresAt > now && revokedAt === null;
  const { consultation, takenAt, newCount, totalCount, registerSha256, previousAt, personalData } = delivery;
  return {
    transmissionId,
    recipient: recipient.name,
    title: consultation.title,
    organiser: consultation.organiser,
    sentAt: mail?.sentAt ?? null,
    takenAt, newCount, totalCount, previousAt, registerSha256, personalData, attached, confirmedAt,
    links: attached ? null : { open, expiresAt, revoked: revokedAt !== null },
    files: delivery.files.map(({ id: fileId, kind, volume, volumes, name, bytes, sha256, erasedAt }) => ({
      kind, volume, volumes, name, bytes, sha256,
      link: open && expiresAt && !erasedAt ? `/tai-ve/${signLink({ kind: "file", transmissionId, fileId, expiresAt }, linkKey)}` : null,
    })),
  };
}

export type Receipt = NonNullable<Awaited<ReturnType<typeof readReceipt>>>;

/** The recipient says that it has come; the first time counts. */
export async function confirmReceipt(tx: Tx, token: string, now: Date): Promise<boolean> {
  const receipt = await readReceipt(tx, token, now);
  if (!receipt) return false;
  await tx.deliveryTransmission.updateMany({ where: { id: receipt.transmissionId, confirmedAt: null }, data: { confirmedAt: now } });
  return true;
}

/** Spaces and capitals are how people copy a hash. */
export function checkHash(receipt: Receipt, given: string): { ok: true; kind: string; name: string } | { ok: false; reason: "no-match" | "not-a-hash" } {
  const sha256 = given.replace(/\s+/g, "").toLowerCase().replace(/^sha-?256:?/, "");
  if (!/^[0-9a-f]{64}$/.test(sha256)) return { ok: false, reason: "not-a-hash" };
  const file = receipt.files.find((each) => each.sha256 === sha256);
  return file ? { ok: true, kind: file.kind, name: file.name } : { ok: false, reason: "no-match" };
}
