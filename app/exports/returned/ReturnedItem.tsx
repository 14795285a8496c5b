import { Link } from "@remix-run/react";
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { OUTCOMES } from "~/synthesis/answer.schema";
import type { ItemRow } from "./list-items.server";
import { Becomes } from "./ReturnedChoice";

export interface Kept {
  commentId: string;
  chosen: boolean;
  outcome: (typeof OUTCOMES)[number] | null;
  text: string;
}

/** A comment, what the drafters did with it, the response there is, and the one it is to become. */
export function ReturnedItem({ item, kept }: { item: ItemRow; kept: Kept | null }) {
  const t = useTranslations("returned");
  const words = useTranslations("comment");
  const heading = useId();
  const { code, comment, act, closed, replies, finalText, doubts, leftOut, number, topics, commentId } = item;
  return (
    <article className="returned-item" aria-labelledby={heading}>
      <header className="answered-head">
        <h3 id={heading}>{t("item.name", { code })}</h3>
        <span>{words(`kind.${comment.kind}`)}</span>
        {comment.paragraph !== null && <span>{t("paragraph", { number: comment.paragraph })}</span>}
        {comment.state !== "published" && <em>{words(`state.${comment.state}`)}</em>}
      </header>
      <div className="returned-columns">
        <div>
          {comment.quote && (
            <p className="answered-quote">
              {t("item.about")} <q lang="vi">{comment.quote}</q>
            </p>
          )}
          <div className="answered-text" dir="auto">
            {comment.text ?? t("item.withdrawn")}
          </div>
          {comment.proposed !== null && (
            <>
              <p className="muted">{t("item.proposed")}</p>
              <div className="answered-text answered-proposed" dir="auto">
                {comment.proposed}
              </div>
            </>
          )}
          <div className="returned-did">
            <p>
              <strong>{t("item.drafters")}:</strong> <span className={`returned-act returned-act-${act}`}>{t(`item.act.${act}`)}</span>
              {closed && <span> · {t("item.closed")}</span>}
            </p>
            {finalText !== null && (
              <details>
                <summary>{t("item.stands")}</summary>
                <div className="answered-text answered-proposed">{finalText}</div>
              </details>
            )}
            {replies.length === 0 && <p className="muted">{t("item.noReply")}</p>}
            {replies.map(({ author, at, text }, index) => (
              <div key={index}>
                <p className="muted">{author === null ? t("item.replyAdded") : t("item.reply", { author, at: replyTime(at) })}</p>
                <div className="answered-text" dir="auto">
                  {text}
                </div>
              </div>
            ))}
          </div>
        </div>
        <div>
          {(leftOut !== null || doubts.length > 0) && (
            <ul className="returned-doubts">
              {leftOut && number === null && (
                <li>
                  <strong>{t(`left.${leftOut}`)}</strong>
                </li>
              )}
              {doubts.map((doubt) => (
                <li key={doubt}>{t(`doubt.${doubt}`)}</li>
              ))}
            </ul>
          )}
          {topics.length > 0 && (
            <p className="muted">
              {t("item.inTopics")}{" "}
              {topics.map(({ id, title }, index) => (
                <span key={id}>
                  {index > 0 && ", "}
                  <Link to={`/can-bo/tong-hop/nhom/${id}`}>{title}</Link>
                </span>
              ))}
            </p>
          )}
          {number === null ? (
            <>
              <StandingResponse item={item} />
              <Becomes item={item} kept={kept} />
            </>
          ) : (
            <p className="returned-taken">
              {t("item.taken", { number })} <Link to={`/can-bo/tong-hop/y-kien/${commentId}`}>{t("item.takenLink")}</Link>
            </p>
          )}
        </div>
      </div>
    </article>
  );
}

/** "2020-07-01 08:00:00" as it is read here: the figures stand for local time. */
function replyTime(at: string | null): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d)/.exec(at ?? "") ?? [];
  return year ? `${time} ${Number(day)}/${Number(month)}/${year}` : "—";
}

function StandingResponse({ item: { standing, changed, leftOut } }: { item: ItemRow }) {
  const t = useTranslations("returned.item");
  const outcomes = useTranslations("synthesis.outcome");
  if (!standing) return changed ? <p className="staff-notice">{t("changed")}</p> : null;
  return (
    <div className="staff-notice" role={leftOut ? "alert" : undefined}>
      {changed && (
        <p>
          <strong>{t("changed")}</strong>
        </p>
      )}
      <p>{t("standing", { number: standing.number, name: standing.by, at: instantText(standing.at) })}</p>
      <p>
        <strong>{outcomes(standing.outcome)}</strong>
      </p>
      <div className="answered-text" dir="auto">
        {standing.text}
      </div>
      {standing.approvedBy && <p>{t("approved", { name: standing.approvedBy })}</p>}
    </div>
  );
}
