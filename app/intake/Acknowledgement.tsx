import { useTranslations } from "use-intl/react";
import { sectionTitle } from "~/documents/SectionTitle";
import { dateText } from "~/messages/instants";
import { QrCode } from "~/ui/QrCode";
import type { Item } from "./read-item.server";
import type { RefusalReason, SetAsideReason } from "./reasons";
import "./acknowledgement.css";

interface Props extends Pick<Item, "receiptCode" | "receivedAt" | "state" | "reason"> {
  title: string;
  organiser: string;
  comments: Pick<Item["comments"][number], "part" | "section" | "paragraph">[];
  /** Where a receipt code is looked up. */
  address: string;
  qr: { size: number; path: string };
}

/** A page to print, A5 or A4: that a letter has come, and the code by which its sender sees what becomes of it. */
export function Acknowledgement({ receiptCode, receivedAt, state, reason, title, organiser, comments, address, qr }: Props) {
  const t = useTranslations("intake.acknowledgement");
  const reasons = useTranslations("intake.reason");
  const words = useTranslations("receipt");
  return (
    <div className="staff-page acknowledgement-page">
      <p className="how-to muted">{t("print")}</p>
      <article className="acknowledgement">
        <h1>{t("title")}</h1>
        <p>{t("thanks", { organiser })}</p>
        <dl>
          <dt>{t("about")}</dt>
          <dd>{title}</dd>
          <dt>{t("received")}</dt>
          <dd>{dateText(receivedAt)}</dd>
          {state === "registered" && (
            <>
              <dt>{t("code")}</dt>
              <dd className="acknowledgement-code">{receiptCode}</dd>
            </>
          )}
        </dl>
        {state === "waiting" && <p>{t("waiting")}</p>}
        {(state === "refused" || state === "set_aside") && (
          <p>{reason === "late" ? t("late") : t("refused", { reason: reason ? reasons(reason as RefusalReason | SetAsideReason) : "" })}</p>
        )}
        {state === "registered" && (
          <>
            <p>{t("lines", { count: comments.length })}</p>
            <ol>
              {comments.map(({ part, section, paragraph }) => (
                <li key={part}>
                  {section ? sectionTitle(section) : words("wholeDraft")}
                  {paragraph && `, ${words("paragraph", { number: paragraph.number })}`}
                </li>
              ))}
            </ol>
            <div className="acknowledgement-look">
              <div>
                <p>{t("howTo")}</p>
                <p className="address">
                  <strong>{address}</strong>
                </p>
                <p>{t("keep")}</p>
              </div>
              <QrCode code={qr} label={t("qr", { address })} />
            </div>
          </>
        )}
      </article>
    </div>
  );
}
