import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { parseLink } from "./delivery-link.server";

export interface LinkedFile {
  transmissionId: string;
  expiresAt: Date;
  title: string;
  file: { id: string; kind: string; name: string; mediaType: string; bytes: number; sha256: string };
}

export type OpenedLink = ({ ok: true } & LinkedFile) | { ok: false; reason: "unknown" | "expired" | "revoked" | "erased" };

/** The file a signed link leads to. */
export async function openFileLink(tx: Tx, token: string, now: Date): Promise<OpenedLink> {
  const parsed = parseLink(token);
  if (parsed?.link.kind !== "file") return { ok: false, reason: "unknown" };
  const { transmissionId, fileId, expiresAt } = parsed.link;
  const sending = await tx.deliveryTransmission.findUnique({
    where: { id: transmissionId },
    include: { delivery: { select: { setId: true, consultation: { select: { title: true } } } } },
  });
  if (!sending || !parsed.isSignedWith(sending.linkKey)) return { ok: false, reason: "unknown" };
  const found = await tx.documentFile.findUnique({ where: { fileId }, include: { file: true } });
  if (!found || found.setId !== sending.delivery.setId) return { ok: false, reason: "unknown" };
  if (sending.revokedAt) return { ok: false, reason: "revoked" };
  if (expiresAt <= now) return { ok: false, reason: "expired" };
  if (found.file.erasedAt) return { ok: false, reason: "erased" };
  const { id, name, mediaType, bytes, sha256 } = found.file;
  return { ok: true, transmissionId, expiresAt, title: sending.delivery.consultation.title, file: { id, kind: found.kind, name, mediaType, bytes, sha256 } };
}

/** Notes that a file was fetched, before the first byte of it goes. */
export async function noteDownload(tx: Tx, { transmissionId, fileId }: { transmissionId: string; fileId: string }, now: Date): Promise<void> {
  await tx.deliveryDownload.create({ data: { id: newId(), transmissionId, fileId, at: now }, select: { id: true } });
}
