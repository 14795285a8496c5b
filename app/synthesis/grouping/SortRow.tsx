import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import type { DeskComment } from "../list-comments.server";
import type { SortingState } from "./use-sorting";

export interface SortComment extends DeskComment {
  paragraph: { number: number; beginning: string } | null;
}

interface Props {
  comment: SortComment;
  /** The section it stands in, where that is another than the page's. */
  elsewhere: string | null;
  topics: { id: string; title: string; to: string }[];
  tags: { id: string; name: string }[];
  sorting: SortingState;
  enabled: boolean;
}

/** A comment as a compiler reads it: in full while it is the one being read, with its topics and tags. */
export function SortRow({ comment, elsewhere, topics, tags, sorting, enabled }: Props) {
  const t = useTranslations("grouping.list");
  const words = useTranslations("comment");
  const { id, code, kind, state, receivedAt, text, proposed, quoteExact, district, alike, paragraph } = comment;
  const reading = sorting.current === id;
  return (
    <li id={`y-${id}`} className={reading ? "sort-row is-read" : "sort-row"} onClick={() => sorting.read(id)}>
      {enabled && (
        <label className="sort-mark">
          <input
            type="checkbox"
            form="xep"
            name="id"
            value={id}
            checked={sorting.marked.has(id)}
            onChange={() => sorting.toggle(id)}
            aria-label={t("mark", { code })}
          />
        </label>
      )}
      <div className="sort-body">
        <p className="answered-head">
          <strong>{code}</strong> <span>{words(`kind.${kind}`)}</span> <span>{dateText(receivedAt)}</span>
          {district && <span>{words(`district.${district as "sin-ho"}`)}</span>}
          {alike > 1 && <span>{t("alike", { count: alike - 1 })}</span>}
          {state !== "published" && <em>{words(`state.${state}`)}</em>}
        </p>
        {elsewhere && <p className="answered-quote">{elsewhere}</p>}
        {quoteExact ? (
          <p className="answered-quote">
            {t("about")} <q lang="vi">{quoteExact}</q>
          </p>
        ) : (
          paragraph && (
            <p className="answered-quote">
              {t("paragraph", { number: paragraph.number })} <q lang="vi">{paragraph.beginning}</q>
            </p>
          )
        )}
        <div className="answered-text sort-text" dir="auto">
          {text}
        </div>
        {proposed !== null && (
          <div className="sort-text">
            <p className="muted">{t("proposed")}</p>
            <div className="answered-text answered-proposed" dir="auto">
              {proposed}
            </div>
          </div>
        )}
        <p className="sort-where">
          {topics.length > 0 ? (
            <>
              <span className="muted">{t("inTopics")}</span>
              {topics.map((topic) => (
                <Link key={topic.id} to={topic.to} className="sort-topic">
                  {topic.title}
                </Link>
              ))}
            </>
          ) : (
            comment.topics.length === 0 && <span className={comment.waived ? "muted" : "coverage-open"}>{t(comment.waived ? "waived" : "open")}</span>
          )}
          {tags.length > 0 && (
            <>
              <span className="muted">{t("tags")}</span>
              {tags.map((tag) => (
                <span key={tag.id} className="sort-tag">
                  {tag.name}
                </span>
              ))}
            </>
          )}
        </p>
      </div>
      {enabled && (
        <span
          className="sort-grip"
          title={t("grip")}
          aria-hidden="true"
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", code);
            event.dataTransfer.setDragImage(event.currentTarget.parentElement!, 20, 20);
            sorting.drag(id);
          }}
          onDragEnd={sorting.endDrag}
        >
          ⠿
        </span>
      )}
    </li>
  );
}
