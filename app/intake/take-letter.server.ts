import { checkFiles, type FileFault } from "~/comments/take-files.server";
import type { Database } from "~/platform/db.server";
import type { UploadedFile } from "~/platform/files/uploaded-file";
import { LETTER_PAGES_MAX } from "./letter-limits";
import { letterValues, partValues, readLetter, readParts, type FieldError, type LetterValues } from "./read-letter-form.server";
import { registerItem, type NewLetter } from "./register-item.server";
import type { PartValues } from "./letter.schema";

/** A letter's form that is shown again: with everything that was typed. */
export interface LetterState {
  values: LetterValues;
  parts: { index: string; values: PartValues }[];
  errors: FieldError[];
  faults: FileFault[];
  /** The form's key has saved another letter, which has this code. */
  keyUsed?: string;
}

export type TakenLetter = { ok: true; itemId: string } | { ok: false; state: LetterState; status: number };

/** Takes a letter as a clerk entered it, with its pages; what is wrong comes back with all that was typed. */
export async function takeLetter(
  db: Database,
  { form, uploads, slug, staffId, mail }: { form: FormData; uploads: UploadedFile[]; slug: string; staffId: string; mail: NewLetter["mail"] },
  now: Date,
): Promise<TakenLetter> {
  const values = letterValues(form);
  const again = (wrong: Partial<LetterState>, status = 422): TakenLetter => ({
    ok: false,
    state: { values, parts: partValues(form), errors: [], faults: [], ...wrong },
    status,
  });
  const [read, given] = [readLetter(values, now), readParts(form, slug)];
  const pages = uploads.length > LETTER_PAGES_MAX ? null : await checkFiles(uploads, ["pdf", "jpeg", "png"]);
  const errors = [...(given.ok ? [] : given.errors), ...(read.ok ? [] : read.errors), ...(pages ? [] : [{ field: "pages", message: "tooManyPages" }])];
  if (!read.ok || !given.ok || !pages?.ok) return again({ errors, faults: pages && !pages.ok ? pages.faults : [] });
  const { name, organisation, email, showName, district, postmarkedOn, arrivedOn, late, submissionKey } = read.letter;
  const result = await registerItem(
    db,
    {
      slug,
      item: { letter: { sender: { name, organisation, email, showName }, postmarkedOn, arrivedOn, pages: pages.files, keepLate: late, mail } },
      parts: given.parts,
      district,
      submissionKey,
      staffId,
    },
    now,
  );
  if (result.ok) return { ok: true, itemId: result.itemId };
  switch (result.reason) {
    case "no-such-place":
      return again({ errors: [{ field: `place.${partValues(form)[result.part]!.index}`, message: "placeUnknown", part: result.part + 1 }] });
    case "late":
      return again({ errors: [{ field: "late", message: "late" }] });
    case "key-used":
      return again({ errors: [{ field: "place.0", message: "keyUsed" }], keyUsed: result.receiptCode }, 409);
    default:
      throw new Error(`A new letter cannot be ${result.reason}.`);
  }
}
