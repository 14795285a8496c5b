import { translator, type Locale } from "~/messages";
import { instantIn } from "~/messages/instants";
import { inLanguage } from "~/platform/http/language";

interface Change {
  what: "revised" | "withdrawn";
  title: string;
  receiptCode: string;
  /** Line of the receipt. */
  part: number;
  at: Date;
  baseUrl: string;
  locale: Locale;
}

/** Tells a contributor that a comment was edited or withdrawn, as somebody else who saw the code could do. */
export function changeMail({ what, title, receiptCode: code, part, at, baseUrl, locale }: Change) {
  const t = translator(`mail.${what}`, locale);
  return {
    subject: t("subject", { code }),
    body: t("body", {
      title,
      code,
      part,
      at: instantIn(translator("common", locale))(at),
      link: `${baseUrl}${inLanguage(`/tra-cuu/${code}`, locale)}`,
    }),
  };
}
