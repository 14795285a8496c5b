import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import { deskPath } from "./desk-address";
import type { Desk } from "./use-desk";
import { usePlaceWords } from "./use-place-words";

/** The left column: one page of the list, and the ways to the next one. */
export function QueueList({ desk, next, total }: { desk: Desk; next: string | null; total: number }) {
  const t = useTranslations("moderation.desk.list");
  const revised = useTranslations("moderation.desk.detail");
  const kindName = useTranslations("comment.kind");
  const placeWords = usePlaceWords();
  const { wanted, visible, refused } = desk;
  const current = useRef<HTMLAnchorElement>(null);
  const list = useRef<HTMLElement>(null);

  // Only the list's own scroll follows the selection; the page stays where it is.
  useEffect(() => {
    const [row, box] = [current.current, list.current];
    if (!row || !box) return;
    const over = row.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
    const under = box.getBoundingClientRect().top - row.getBoundingClientRect().top;
    if (over > 0) box.scrollTop += over;
    else if (under > 0) box.scrollTop -= under;
  }, [wanted.commentId]);

  return (
    <nav className="queue" aria-label={t("label")} ref={list}>
      {visible.length === 0 && <p>{t(total > 0 ? "done" : "empty")}</p>}
      <ol>
        {visible.map(({ id, receivedAt, kind, revision, beginning, place }) => (
          <li key={id}>
            <Link
              ref={id === wanted.commentId ? current : undefined}
              to={deskPath({ ...wanted, commentId: id })}
              replace
              preventScrollReset
              aria-current={id === wanted.commentId ? "true" : undefined}
            >
              <span className="queue-head">
                <strong>{kindName(kind)}</strong> <span>{dateText(receivedAt)}</span>
              </span>
              <span className="queue-place">
                {placeWords(place)}
                {revision > 0 && ` · ${revised("revised", { count: revision })}`}
              </span>
              <span className="queue-text">{beginning}</span>
              {refused.some(({ sent }) => sent.commentId === id) && <span className="queue-flag">{t("returned")}</span>}
            </Link>
          </li>
        ))}
      </ol>
      <p className="staff-actions">
        {next && <Link to={deskPath({ ...wanted, after: next, commentId: null })}>{t("next")}</Link>}
        {wanted.after && <Link to={deskPath({ ...wanted, after: null, commentId: null })}>{t("first")}</Link>}
        <Link to={deskPath({ ...wanted, after: null, commentId: null })} reloadDocument>
          {t("reload")}
        </Link>
      </p>
    </nav>
  );
}
