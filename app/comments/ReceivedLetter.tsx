import { useTranslations } from "use-intl/react";
import type { Messages } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import type { ReceivedLetter as Letter } from "./find-receipt.server";

/** The receipt of a letter or mail from which no comment has been entered: that it is here, and what became of it. */
export function ReceivedLetter({ letter }: { letter: Letter }) {
  const t = useTranslations("intakeMail.letter");
  const receipt = useTranslations("receipt");
  const reasons = useTranslations("intake.reason");
  const instantText = useInstantText();
  const { receiptCode, state, receivedAt, settledAt, consultation } = letter;
  const reason = letter.reason === null ? "" : reasons(letter.reason as keyof Messages["intake"]["reason"]);
  return (
    <div className="front-page receipt">
      <h1>
        <span className="code-label">{receipt("codeLabel")}</span> <span className="code">{receiptCode}</span>
      </h1>
      <p>
        <strong>{state === "refused" ? t("refused", { reason }) : state === "set_aside" ? t("setAside", { reason }) : t("waiting")}</strong>
      </p>
      <dl>
        <dt>{t("about")}</dt>
        <dd>{consultation.title}</dd>
        <dt>{t("received")}</dt>
        <dd>{instantText(receivedAt)}</dd>
        {settledAt && state !== "registered" && (
          <>
            <dt>{t("settled")}</dt>
            <dd>{instantText(settledAt)}</dd>
          </>
        )}
      </dl>
      <p className="actions">
        <a href={`/${consultation.slug}`}>{t("readOn")}</a>
      </p>
    </div>
  );
}
