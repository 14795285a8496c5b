import type { z } from "zod";
import type { Place } from "~/comments/find-target.server";
import { letterSchema, PART_FIELDS, partsSchema, type LetterPart, type PartValues } from "./letter.schema";
import { readPlace } from "./read-place";

/** What is wrong with one field: a key of `intake.error` or, of a person, of `form.error`. */
export interface FieldError {
  /** The field's id in the form. */
  field: string;
  message: string;
  /** Of a comment's field, the comment's number from 1. */
  part?: number;
}

export type ReadPart = Omit<LetterPart, "place"> & Place;

const INDEX = /^(?:place|text)\.(\d{1,3})$/;

/** The comments of a form, in its order: fields "place.0", "kind.0", "text.0", "proposed.0", and so on. */
export function partValues(form: FormData): { index: string; values: PartValues }[] {
  const indexes = [...new Set([...form.keys()].flatMap((key) => INDEX.exec(key)?.[1] ?? []))];
  const textOf = (name: string) => String(form.get(name) ?? "");
  return indexes.map((index) => ({
    index,
    values: Object.fromEntries(PART_FIELDS.map((field) => [field, textOf(`${field}.${index}`)])) as unknown as PartValues,
  }));
}

/** Checks the comments of a letter or a mail and finds where each belongs in the consultation `slug`. */
export function readParts(form: FormData, slug: string): { ok: true; parts: ReadPart[] } | { ok: false; errors: FieldError[] } {
  const given = partValues(form);
  const checked = partsSchema.safeParse(given.map(({ values }) => values));
  const errors: FieldError[] = [];
  if (!checked.success) {
    for (const { path, message } of checked.error.issues) {
      const [number, field] = path;
      if (typeof number !== "number") errors.push({ field: "place.0", message });
      else errors.push({ field: `${String(field)}.${given[number]?.index ?? 0}`, message, part: number + 1 });
    }
    return { ok: false, errors };
  }
  const parts = checked.data.map(({ place, ...words }, number) => {
    const found = readPlace(place, slug);
    if (!found) errors.push({ field: `place.${given[number]!.index}`, message: "placeUnknown", part: number + 1 });
    return { ...words, ...(found ?? { section: null, paragraph: null }) };
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, parts };
}

/** Names of the letter's own fields. */
export const LETTER_FIELDS = ["submissionKey", "dot", "postmarkedOn", "arrivedOn", "late", "name", "organisation", "email", "district", "showName"] as const;

export type LetterValues = Partial<Record<(typeof LETTER_FIELDS)[number], string>>;

export function letterValues(form: FormData): LetterValues {
  return Object.fromEntries(LETTER_FIELDS.flatMap((name) => (form.has(name) ? [[name, String(form.get(name))]] : [])));
}

type Letter = z.output<ReturnType<typeof letterSchema>>;

/** Checks what a letter's form says besides its comments. */
export function readLetter(values: LetterValues, now: Date): { ok: true; letter: Letter } | { ok: false; errors: FieldError[] } {
  const checked = letterSchema(now).safeParse(values);
  if (!checked.success) return { ok: false, errors: checked.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })) };
  const { postmarkedOn, arrivedOn } = checked.data;
  if (postmarkedOn !== null && arrivedOn < postmarkedOn) return { ok: false, errors: [{ field: "arrivedOn", message: "arrivedBefore" }] };
  return { ok: true, letter: checked.data };
}
