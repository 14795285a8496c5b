import { useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import type { ReceiptAnswers } from "./answers-of-receipt.server";

interface Props {
  answers: ReceiptAnswers;
  part: number;
  /** Whether the receipt has several comments, whose titles stand above. */
  several: boolean;
}

/** What was answered to one comment of a receipt, or that it is not published yet; nothing for a withdrawn one. */
export function ReceiptAnswer({ answers: { slug, publishedAt, parts }, part, several }: Props) {
  const t = useTranslations("answers.receipt");
  const outcomes = useTranslations("synthesis.outcome");
  const instantText = useInstantText();
  const found = parts.find((each) => each.part === part);
  if (!found) return null;
  const Heading = several ? "h3" : "h2";
  return (
    <>
      <Heading>{t("title")}</Heading>
      {publishedAt === null ? (
        <p className="muted">{t("notYet")}</p>
      ) : (
        <>
          {found.answers.length === 0 && <p>{t("none", { at: instantText(publishedAt) })}</p>}
          {found.answers.map(({ topicTitle, outcome, text }, index) => (
            <div key={index} className="result-done">
              <p dir="auto">{topicTitle === null ? t("own") : t("topic", { title: topicTitle })}</p>
              <p className="result-outcome">{outcomes(outcome)}</p>
              <div className="result-text" dir="auto" lang="vi">
                {text}
              </div>
            </div>
          ))}
          <p className="actions">
            <a href={`/${slug}/ket-qua`}>{t("all")}</a>
          </p>
        </>
      )}
    </>
  );
}
