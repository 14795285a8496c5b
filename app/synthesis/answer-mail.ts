import type { PublishedResponseRead } from "./responses-of.server";
import { translator, type Locale } from "~/messages";
import { inLanguage } from "~/platform/http/language";

interface AnswerMail {
  title: string;
  receiptCode: string;
  /** Answers by line of the receipt, in their order. */
  parts: { part: number; outcomes: PublishedResponseRead["outcome"][] }[];
  baseUrl: string;
  locale: Locale;
}

/** Tells a contributor that the comments of a receipt are answered, and how; the words of the answers stand on the receipt. */
export function answerMail({ title, receiptCode: code, parts, baseUrl, locale }: AnswerMail) {
  const t = translator("synthesis.answerMail", locale);
  const outcome = translator("synthesis.outcome", locale);
  const lines = parts.map(({ part, outcomes }) => t("line", { part, outcomes: [...new Set(outcomes)].map((each) => outcome(each)).join("; ") }));
  return {
    subject: t("subject", { code }),
    body: t("body", { title, code, lines: lines.join("\n"), link: `${baseUrl}${inLanguage(`/tra-cuu/${code}`, locale)}` }),
  };
}
