import { translator } from "~/messages";
import { instantText } from "~/messages/instants";

/** The mail that tells a contributor the receipt code. It repeats no opinion and no personal data. */
export function receiptMail(input: { title: string; receiptCode: string; receivedAt: Date; baseUrl: string }) {
  const t = translator("mail.receipt");
  return {
    subject: t("subject", { code: input.receiptCode }),
    body: t("body", {
      title: input.title,
      code: input.receiptCode,
      receivedAt: instantText(input.receivedAt),
      link: `${input.baseUrl}/tra-cuu/${input.receiptCode}`,
    }),
  };
}
