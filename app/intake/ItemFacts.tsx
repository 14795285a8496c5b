import { useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import { dateText } from "~/messages/instants";
import type { Item } from "./read-item.server";
import type { RefusalReason, SetAsideReason } from "./reasons";

/** What is known of a letter or mail, who sent it, and what became of it. */
export function ItemFacts({ item, opened }: { item: Item; /** Whether the sender may be shown. */ opened: boolean }) {
  const t = useTranslations("intake.item");
  const mail = useTranslations("intakeMail.facts");
  const states = useTranslations("intake.state");
  const reasons = useTranslations("intake.reason");
  const channels = useTranslations("comment.channel");
  const instantText = useInstantText();
  const { channel, state, subject, receivedAt, postmarkedOn, settledAt, staff, reason, note, contributor, consultation } = item;
  const facts: [string, string | null][] = [
    [t("consultation"), consultation.title],
    [t("channel"), channels(channel)],
    [t("state"), states(state)],
    [t("subject"), subject],
    [t("received"), instantText(receivedAt)],
    [t("postmark"), channel === "post" ? (postmarkedOn ? dateText(postmarkedOn) : t("noPostmark")) : null],
    [t("settled"), settledAt && (staff ? t("settledBy", { instant: instantText(settledAt), name: staff.name }) : instantText(settledAt))],
    [t("reason"), reason && reasons(reason as RefusalReason | SetAsideReason)],
    [mail("subject"), item.subject],
    [t("note"), note],
    [t("sender"), opened ? [contributor?.name, contributor?.organisation, contributor?.email].filter(Boolean).join(", ") || t("noSender") : null],
  ];
  return (
    <>
      <dl className="item-facts">
        {facts.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}
      </dl>
      {opened && <p className="muted">{t("logged")}</p>}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}
