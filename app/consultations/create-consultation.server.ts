import { locales } from "~/messages";
import { newId } from "~/platform/ids.server";
import type { Tx } from "~/platform/db.server";

export interface NewConsultation {
  /** Its address: /slug. */
  slug: string;
  title: string;
  organiser: string;
  opensAt: Date;
  closesAt: Date;
  contacts: { label: string | null; address: string | null; emails: string[] }[];
}

/** Addresses that belong to the portal itself. */
const RESERVED = ["xac-nhan", "nhan", "tai-ve", "check-file.js", "du-lieu-mo", "sw.js", "prove-work.js", "icons", "manifest.webmanifest", ...locales, "tra-cuu", "quy-tac", "rieng-tu", "ngoai-tuyen", "can-bo", "assets", "healthz", "readyz", "api", "favicon.svg", "__manifest"];

export async function createConsultation(tx: Tx, input: NewConsultation, now: Date) {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.slug) || input.slug.length > 80 || RESERVED.includes(input.slug)) {
    return { ok: false as const, reason: "bad-slug" as const };
  }
  if (input.closesAt < input.opensAt) return { ok: false as const, reason: "bad-dates" as const };
  if (await tx.consultation.findUnique({ where: { slug: input.slug }, select: { id: true } })) {
    return { ok: false as const, reason: "slug-taken" as const };
  }
  const { contacts, ...consultation } = input;
  const { id } = await tx.consultation.create({ data: { id: newId(), ...consultation, createdAt: now }, select: { id: true } });
  await tx.contactPoint.createMany({
    data: contacts.map((contact, position) => ({ id: newId(), consultationId: id, position, ...contact })),
  });
  return { ok: true as const, id };
}
