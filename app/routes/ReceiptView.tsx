import { useTranslations } from "use-intl/react";
import type { findReceipt } from "~/comments/find-receipt.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { useInstantText } from "~/messages/use-instant-text";
import type { Messages } from "~/messages";

type Comment = Extract<Awaited<ReturnType<typeof findReceipt>>, { ok: true }>["comment"];
type Rule = keyof Messages["moderation"]["rule"];

/** The receipt: the code first, then what became of the comment and why, then what was sent. */
export function ReceiptView({ comment, arrival }: { comment: Comment; arrival: "new" | "repeated" | null }) {
  const t = useTranslations("receipt");
  const words = useTranslations("comment");
  const reading = useTranslations("reading.published");
  const { consultation, section, paragraph } = comment;
  const page = section ? `/${consultation.slug}/${section.path}` : `/${consultation.slug}`;
  const address = paragraph ? `${page}#d${paragraph.number}` : page;
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
            <a href={address}>{t("readOn")}</a>
          </p>
        </div>
      )}
      <h1>
        <span className="code-label">{t("codeLabel")}</span> <span className="code">{comment.receiptCode}</span>
      </h1>
      <h2>{t("state.title")}</h2>
      <p>{t(`state.${comment.state}`)}</p>
      <LastDecision comment={comment} />
      <h2>{t("history")}</h2>
      <History comment={comment} />
      <h2>{t("yourText")}</h2>
      <p>
        {t("about")}{" "}
        <a href={address}>
          {section ? sectionTitle(section) : t("wholeDraft")}
          {paragraph && `, ${t("paragraph", { number: paragraph.number })}`}
        </a>
      </p>
      <p className="said-kind">{words(`kind.${comment.kind}`)}</p>
      <div className="said-text" dir="auto">
        {comment.text}
      </div>
      {comment.proposed && (
        <>
          <p>{reading("proposed")}</p>
          <blockquote dir="auto" className="said-text">
            {comment.proposed}
          </blockquote>
        </>
      )}
    </div>
  );
}

function LastDecision({ comment }: { comment: Comment }) {
  const t = useTranslations("receipt");
  const rules = useTranslations("moderation.rule");
  const decision = comment.decisions.at(-1);
  if (!decision || comment.state === "pending" || comment.state === "withdrawn") return null;
  const hidden = [...new Set(decision.redactions.map(({ reason }) => rules(reason as Rule)))];
  return (
    <>
      {comment.state === "withheld" && <p>{t("reason", { reason: rules(decision.reason as Rule) })}</p>}
      {hidden.length > 0 && <p>{t("hiddenParts", { reasons: hidden.join("; ") })}</p>}
      {decision.note && <p dir="auto">{t("note", { note: decision.note })}</p>}
    </>
  );
}

function History({ comment }: { comment: Comment }) {
  const instantText = useInstantText();
  const t = useTranslations("receipt");
  const words = useTranslations("comment");
  const actions = useTranslations("moderation.action");
  const events = [
    { at: comment.receivedAt, text: t("received", { channel: words(`channel.${comment.channel}`) }) },
    ...comment.decisions.map(({ decidedAt, action }) => ({ at: decidedAt, text: actions(action) })),
  ];
  return (
    <ol className="history">
      {events.map(({ at, text }, index) => (
        <li key={index}>
          <time dateTime={at.toISOString()}>{instantText(at)}</time>: {text}
        </li>
      ))}
    </ol>
  );
}
