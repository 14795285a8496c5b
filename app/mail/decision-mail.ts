import { translator, type Messages } from "~/messages";
import { instantText } from "~/messages/instants";

interface Decided {
  action: keyof Messages["mail"]["decided"]["subject"];
  /** The reason in words. */
  reason: string;
  rulesVersion: string;
  note: string | null;
  /** Of a move: the section in words; null for the whole draft. */
  place: string | null;
  title: string;
  receiptCode: string;
  /** Line of the receipt. */
  part: number;
  at: Date;
  baseUrl: string;
  /** Whether its author may still ask for a second look. */
  contestable: boolean;
  /** Whether it is the outcome of one. */
  answers: boolean;
}

/** Tells an author what was decided and why. In Vietnamese: which language somebody reads is not kept. */
export function decisionMail(decided: Decided) {
  const { action, reason, rulesVersion: version, note, place, title, receiptCode: code, part, at, baseUrl } = decided;
  const t = translator("mail.decided");
  const link = `${baseUrl}/tra-cuu/${code}`;
  const what = [
    ...(decided.answers ? [t("answered")] : []),
    t(`what.${action}`, { reason, place: place ?? t("wholeDraft") }),
    ...(note ? [t("note", { note })] : []),
    ...(decided.contestable ? [t("secondLook", { link: `${link}/${part}/xem-lai` })] : []),
  ].join("\n\n");
  return {
    subject: t(`subject.${action}`, { code }),
    body: t("body", { part, code, title, at: instantText(at), what, version, link: `${link}#y-kien-${part}` }),
  };
}
