import { translator } from "~/messages";
import { instantIn } from "~/messages/instants";

interface Alarm {
  title: string;
  slug: string;
  /** Things that do not add up. */
  count: number;
  at: Date;
  baseUrl: string;
}

/** Tells an administrator that a register does not add up. */
export function alarmMail({ title, slug, count, at, baseUrl }: Alarm) {
  const t = translator("reconciliation.mail");
  return {
    subject: t("subject"),
    body: t("body", { title, count, at: instantIn(translator("common"))(at), link: `${baseUrl}/can-bo/doi-chieu?dot=${slug}` }),
  };
}
