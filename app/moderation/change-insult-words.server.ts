import { cleanLine } from "~/platform/clean-text";
import type { Tx } from "~/platform/db.server";
import { insultSyllables } from "./analysis/find-insults";

/** UTF-16 units of the longest phrase of the list. */
const LONGEST_PHRASE = 60;

export type InsultWordResult = { ok: true; word: string } | { ok: false; reason: "empty" | "long" | "known" };

/** Puts a word or phrase into the list comments are compared with: in small letters, with its marks. */
export async function addInsultWord(tx: Tx, { word: given, staffId }: { word: string; staffId: string }, now: Date): Promise<InsultWordResult> {
  const word = cleanLine(given).toLowerCase();
  if (insultSyllables(word).length === 0) return { ok: false, reason: "empty" };
  if (word.length > LONGEST_PHRASE) return { ok: false, reason: "long" };
  const { count } = await tx.insultWord.createMany({ data: [{ word, addedBy: staffId, createdAt: now }], skipDuplicates: true });
  return count === 0 ? { ok: false, reason: "known" } : { ok: true, word };
}

/** Takes a word out of the list; null where it is not in it. */
export async function removeInsultWord(tx: Tx, { word }: { word: string }): Promise<{ word: string } | null> {
  const { count } = await tx.insultWord.deleteMany({ where: { word } });
  return count === 0 ? null : { word };
}

export async function listInsultWords(tx: Tx): Promise<string[]> {
  const rows = await tx.insultWord.findMany({ select: { word: true } });
  return rows.map(({ word }) => word).sort(new Intl.Collator("vi").compare);
}
