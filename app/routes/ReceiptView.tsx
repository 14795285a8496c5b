import { useTranslations } from "use-intl/react";
import type { Receipt } from "~/comments/find-receipt.server";
import { placeAddress, ReceiptLine } from "~/comments/ReceiptLine";
import type { ReceiptAnswers } from "~/synthesis/answers-of-receipt.server";
import { ReceiptAnswer } from "~/synthesis/ReceiptAnswer";
import { sectionTitle } from "~/documents/SectionTitle";

interface Props {
  receipt: Receipt;
  answers: ReceiptAnswers | null;
  arrival: "new" | "repeated" | null;
  /** What the author has just done, and to which line. */
  done: { what: "revised" | "withdrawn" | "asked"; part: number } | null;
}

/** The receipt: the code first, then each comment that was sent under it. */
export function ReceiptView({ receipt, answers, arrival, done }: Props) {
  const t = useTranslations("receipt");
  const states = useTranslations("comment.state");
  const { receiptCode, parts } = receipt;
  const last = parts.at(-1)!;
  return (
    <div className="front-page receipt" data-receipt={arrival ?? undefined}>
      {arrival && (
        <div className="done" role="status">
          <p>
            <strong>{t("thanks")}</strong>
          </p>
          {arrival === "repeated" && <p>{t("repeated")}</p>}
          <p>{t("keepCode")}</p>
          <p className="actions">
            <a href={placeAddress(receipt, last)}>{t("readOn")}</a>
          </p>
        </div>
      )}
      <h1>
        <span className="code-label">{t("codeLabel")}</span> <span className="code">{receiptCode}</span>
      </h1>
      {parts.length > 1 && (
        <nav aria-label={t("codeLabel")}>
          <p>{t("several", { count: parts.length })}</p>
          <ol className="receipt-lines">
            {parts.map(({ part, section, paragraph, state }) => (
              <li key={part}>
                <a href={`#y-kien-${part}`}>
                  {section ? sectionTitle(section) : t("wholeDraft")}
                  {paragraph && `, ${t("paragraph", { number: paragraph.number })}`}
                </a>
                <span className="muted">{states(state)}</span>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {parts.map((part) => (
        <ReceiptLine
          key={part.part}
          receipt={receipt}
          part={part}
          done={done?.part === part.part ? done.what : null}
          answer={answers && <ReceiptAnswer answers={answers} part={part.part} several={parts.length > 1} />}
        />
      ))}
    </div>
  );
}
