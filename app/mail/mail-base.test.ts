import { expect, test } from "vitest";
import { readEnv } from "~/platform/env.server";
import { mailBase } from "~/mail/mail-base";

test("a mail's link leads to the public address, and never to a host that only the sender names", () => {
  const local = readEnv({ PORT: "3000" });
  expect(mailBase(local, "http://localhost:5173")).toBe("http://localhost:5173");
  expect(mailBase(local, "http://xau.example")).toBe("http://127.0.0.1:3000");
  const open = readEnv({ PUBLIC_URL: "https://gopy.example.vn" });
  expect(mailBase(open, "http://xau.example")).toBe("https://gopy.example.vn");
});
