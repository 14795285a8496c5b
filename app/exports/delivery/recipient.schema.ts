import { z } from "zod";

/** Somebody of the committee, as typed; addresses are kept as they are but for their case. */
export const recipientSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254).transform((value) => value.toLowerCase()),
});
