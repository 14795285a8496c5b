import path from "node:path";
import { expect, test } from "vitest";
import { EnvError, readEnv } from "./env.server";

test("nothing needs to be set, and a blank variable counts as unset", () => {
  const env = readEnv({ PORT: "", SMTP_URL: "", DATABASE_URL: "" });
  expect(env).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", DATA_DIR: path.resolve("data"), NODE_ENV: "production" });
  expect(env.DATABASE_URL).toBeUndefined();
});

test("every wrong setting is named with what it must be, and no value is repeated", () => {
  const secret = "mysql://root:matkhau@db/x";
  const read = () => readEnv({ PORT: "99999", DATABASE_URL: secret, SMTP_URL: "mail.example.vn", PUBLIC_URL: "gopy", LOG_LEVEL: "loud" });
  expect(read).toThrow(EnvError);
  const message = (() => {
    try {
      read();
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const name of ["PORT", "DATABASE_URL", "SMTP_URL", "PUBLIC_URL", "LOG_LEVEL"]) expect(message).toContain(`  ${name}: `);
  expect(message).not.toContain("matkhau");
});

test("the public address loses its last slash", () => {
  expect(readEnv({ PUBLIC_URL: "https://gopy.laichau.gov.vn/" }).PUBLIC_URL).toBe("https://gopy.laichau.gov.vn");
});
