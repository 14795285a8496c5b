import { z } from "zod";
import { ROLES, type Role } from "./roles";

const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** What can be wrong with a field of an account; its words are in the messages. */
export type AccountError =
  "email" | "emailTaken" | "name" | "passwordShort" | "passwordLong" | "passwordWrong" | "roles";

const error = (key: AccountError) => key;

export const email = z
  .string()
  .max(254, error("email"))
  .transform((value) => value.normalize("NFC").trim().toLowerCase())
  .pipe(z.email(error("email")));

const name = z
  .string()
  .transform((value) => value.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, error("name")).max(120, error("name")));

/** Lengths count characters of the NFC form, so that "ệ" is one however it was typed. */
export const newPassword = z
  .string()
  .transform((value) => value.normalize("NFC"))
  .refine((value) => [...value].length >= PASSWORD_MIN, error("passwordShort"))
  .refine((value) => [...value].length <= PASSWORD_MAX, error("passwordLong"));

export const newAccount = z.object({ email, name, password: newPassword });

export const roles = z
  .array(z.enum(ROLES))
  .min(1, error("roles"))
  .transform((chosen): Role[] => ROLES.filter((role) => chosen.includes(role)));

export type FieldErrors = Partial<Record<string, AccountError>>;

/** The first fault of each field. Every fault in this file is reported under one of our own keys. */
export function fieldErrors(fault: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of fault.issues) errors[String(issue.path[0] ?? "")] ??= issue.message as AccountError;
  return errors;
}
