import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import type { DeskComment } from "./list-comments.server";

interface Props {
  comments: DeskComment[];
  /** Whether each leads to the page where it is answered on its own. */
  linked: boolean;
}

/** Comments as staff read them, in full, with the code a summary cites them by. */
export function AnsweredComments({ comments, linked }: Props) {
  const t = useTranslations("answers");
  const words = useTranslations("comment");
  return (
    <ol className="answered">
      {comments.map(({ id, code, kind, state, receivedAt, text, proposed, quoteExact, district, alike }) => (
        <li key={id}>
          <p className="answered-head">
            <strong>{code}</strong> <span>{words(`kind.${kind}`)}</span> <span>{dateText(receivedAt)}</span>
            {district && <span>{words(`district.${district as "sin-ho"}`)}</span>}
            {alike > 1 && <span>{t("alike", { count: alike - 1 })}</span>}
            {state !== "published" && <em>{words(`state.${state}`)}</em>}
          </p>
          {quoteExact && (
            <p className="answered-quote">
              {t("about")} <q lang="vi">{quoteExact}</q>
            </p>
          )}
          <div className="answered-text" dir="auto">
            {text}
          </div>
          {proposed !== null && (
            <>
              <p className="muted">{t("proposed")}</p>
              <div className="answered-text answered-proposed" dir="auto">
                {proposed}
              </div>
            </>
          )}
          {linked && (
            <p className="staff-actions">
              <Link to={`/can-bo/tong-hop/y-kien/${id}`} aria-label={t("answerAloneOf", { code })}>
                {t("answerAlone")}
              </Link>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
