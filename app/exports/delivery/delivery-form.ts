import { z } from "zod";
import { DOCUMENT_KINDS, LAYOUTS } from "~/exports/documents/kinds";

/** Which documents, as the fields of DocumentChoices say; `why` is asked of whoever takes personal data out. */
export const choicesSchema = z
  .object({
    kinds: z.array(z.enum(DOCUMENT_KINDS)),
    layout: z.enum(LAYOUTS),
    personalData: z.boolean(),
    why: z.string().trim().max(500),
  });

export type Choices = z.infer<typeof choicesSchema>;

/** Key of what is missing. */
export function missingIn({ kinds, personalData, why }: Choices): "noneChosen" | "noWhy" | null {
  if (kinds.length === 0) return "noneChosen";
  return personalData && why === "" ? "noWhy" : null;
}
