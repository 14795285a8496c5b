import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import { BATCH_FORM } from "./BatchBar";
import { DESK_FLAGS, deskPath, type DeskFlag } from "./desk-address";
import type { Desk } from "./use-desk";
import { usePlaceWords } from "./use-place-words";

/** The left column: one page of the list, and the ways to the next one. */
export function QueueList({ desk, next, total }: { desk: Desk; next: string | null; total: number }) {
  const t = useTranslations("moderation.desk.list");
  const revised = useTranslations("moderation.desk.detail");
  const kindName = useTranslations("comment.kind");
  const placeWords = usePlaceWords();
  const more = useTranslations("desk.list");
  const flagName = useTranslations("desk.flag");
  const { wanted, visible, refused, marked, toggleMark, heldBy } = desk;
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
        {visible.map((row) => {
          const { id, receivedAt, kind, revision, beginning, place, flags, group } = row;
          const holder = heldBy(row);
          return (
          <li key={id}>
            <label className="queue-mark">
              <input
                type="checkbox"
                form={BATCH_FORM}
                name="id"
                value={id}
                checked={marked.has(id)}
                onChange={() => toggleMark(id)}
                aria-label={more("mark", { text: beginning.slice(0, 60) })}
              />
            </label>
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
              {(group || flags.length > 0) && (
                <span className="queue-signs">
                  {group && <span>{more("group", { count: group.size })}</span>}
                  {flags.map((flag) => isFlag(flag) && <span key={flag}>{flagName(flag)}</span>)}
                </span>
              )}
              {holder !== null && <span className="queue-held">{more("held", { name: holder })}</span>}
              {refused.some(({ sent }) => sent.commentId === id) && <span className="queue-flag">{t("returned")}</span>}
            </Link>
          </li>
          );
        })}
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

export function isFlag(flag: string): flag is DeskFlag {
  return (DESK_FLAGS as readonly string[]).includes(flag);
}
