import { z } from "zod";
import type { Scope } from "~/auth/create-invitation.server";
import type { ScopeChoices } from "~/auth/ScopeChoice";
import { DISTRICTS } from "~/comments/districts";
import { listConsultations, readConsultation } from "~/consultations/read-consultation.server";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import type { PrismaClient } from "~/platform/generated/prisma/client";

/** What an administrator can choose from: the sections of every consultation's latest draft, and the districts. */
export async function loadScopeChoices(prisma: PrismaClient): Promise<ScopeChoices> {
  const outlines = [];
  for (const { slug, title } of await listConsultations(prisma)) {
    const consultation = await readConsultation(prisma, slug);
    if (!consultation) continue;
    const sections = await readDraftOutline(prisma, consultation.draft.id);
    outlines.push({ title, sections: sections.map(({ id, label, heading, depth }) => ({ id, label, heading, depth })) });
  }
  return { outlines, districts: DISTRICTS };
}

const fields = z.object({ sections: z.array(z.uuid()).max(2_000), districts: z.array(z.enum(DISTRICTS)) });

/** The scope a form asks for; null for a form that no page of ours sends. */
export function readScope(form: FormData): Scope | null {
  const parsed = fields.safeParse({ sections: form.getAll("section"), districts: form.getAll("district") });
  return parsed.success ? parsed.data : null;
}
