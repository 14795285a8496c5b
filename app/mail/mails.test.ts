import { expect, test } from "vitest";
import { locales } from "~/messages";
import { changeMail } from "./change-mail";
import { receiptMail } from "./receipt-mail";

const at = new Date("2020-06-10T01:05:00Z");
const base = { title: "Dự thảo {báo cáo}", receiptCode: "7KM4T-92XAH-6RC8Y", baseUrl: "https://gopy.example" };

test.each(locales)("in %s every mail has the code, the time, the draft and links that stay in the language", (locale) => {
  const confirmLink = "https://gopy.example/xac-nhan/abc";
  const mails = [
    receiptMail({ ...base, receivedAt: at, confirmLink, locale }),
    ...(["revised", "withdrawn"] as const).map((what) => changeMail({ ...base, what, part: 2, at, locale })),
  ];
  for (const { subject, body } of mails) {
    expect(subject).toContain(base.receiptCode);
    expect(body).toContain(base.title);
    expect(body).toContain("10/6/2020");
    expect(body).toContain(`https://gopy.example${locale === "vi" ? "" : `/${locale}`}/tra-cuu/${base.receiptCode}`);
  }
  expect(mails[0]?.body).toContain(`\n${confirmLink}\n`);
});
