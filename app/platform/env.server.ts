import path from "node:path";
import { z } from "zod";

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

function isMailbox(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  return ["imap:", "imaps:"].includes(protocol) && hostname !== "" && username !== "" && password !== "";
}

const schema = z.object({
  NODE_ENV: z.preprocess(blankIsUnset, z.enum(["development", "production", "test"]).default("production")),
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce
      .number("must be a port number from 0 to 65535")
      .int("must be a port number from 0 to 65535")
      .min(0, "must be a port number from 0 to 65535")
      .max(65535, "must be a port number from 0 to 65535")
      .default(3000),
  ),
  HOST: z.preprocess(blankIsUnset, z.string().default("127.0.0.1")),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://"),
  ),
  DATABASE_POOL: z.preprocess(
    blankIsUnset,
    z.coerce.number("must be a whole number from 2 to 200").int().min(2).max(200).default(16),
  ),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default("data")),
  PUBLIC_URL: optional(
    z
      .url({ protocol: /^https?$/, error: "must be an address such as https://gopy.laichau.gov.vn" })
      .transform((value) => value.replace(/\/+$/, "")),
  ),
  TRUST_PROXY: z.preprocess(
    blankIsUnset,
    z.coerce.number("must be the number of proxies in front (0 to 9)").int().min(0).max(9).default(0),
  ),
  SMTP_URL: optional(
    z.string().regex(/^smtps?:\/\/[^/]+/, "must be an address such as smtp://user:password@mail.example.vn:587"),
  ),
  MAIL_FROM: z.preprocess(blankIsUnset, z.string().min(3).default("Cổng góp ý <khong-tra-loi@localhost>")),
  MAIL_MAX_MB: z.preprocess(
    blankIsUnset,
    z.coerce.number("must be a number of megabytes from 0 to 100").min(0, "must be a number of megabytes from 0 to 100").max(100, "must be a number of megabytes from 0 to 100").default(10),
  ),
  IMAP_URL: optional(
    z.string().refine(isMailbox, "must be an address such as imaps://user:password@mail.example.vn:993/INBOX, with special characters as %40"),
  ),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(["silent", "fatal", "error", "warn", "info", "debug"]).default("info"),
  ),
});

export type Env = Omit<z.infer<typeof schema>, "DATA_DIR"> & {
  /** Absolute path. */
  DATA_DIR: string;
};

/** What is wrong with the settings, one line for each, fit to print. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Reads every setting of the portal once.
 * @throws {EnvError} naming each variable that is wrong and what it must be; never its value, which may be a secret.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new EnvError(`The settings in the environment are not right:\n${lines.join("\n")}`);
  }
  return { ...parsed.data, DATA_DIR: path.resolve(parsed.data.DATA_DIR) };
}
