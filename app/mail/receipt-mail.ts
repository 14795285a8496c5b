import { translator, type Locale } from "~/messages";
import { instantIn } from "~/messages/instants";
import { inLanguage } from "~/platform/http/language";

interface Receipt {
  title: string;
  receiptCode: string;
  receivedAt: Date;
  baseUrl: string;
  /** Leads to the page that confirms the address. */
  confirmLink: string;
  locale: Locale;
}

/** The mail that tells a contributor the receipt code. It repeats no opinion and no personal data. */
export function receiptMail({ title, receiptCode: code, receivedAt, baseUrl, confirmLink, locale }: Receipt) {
  const t = translator("mail.receipt", locale);
  return {
    subject: t("subject", { code }),
    body: t("body", {
      title,
      code,
      receivedAt: instantIn(translator("common", locale))(receivedAt),
      link: `${baseUrl}${inLanguage(`/tra-cuu/${code}`, locale)}`,
      confirmLink,
    }),
  };
}
