import { Form } from "@remix-run/react";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl/react";
import type { TagNode } from "../tag-comments.server";
import type { Kept } from "./refusal";
import { TagOptions } from "./TagTree";
import { TopicOptions, type TopicChoice } from "./TopicOptions";
import type { SortingState } from "./use-sorting";

interface Props {
  sorting: SortingState;
  /** Of the whole list, on every page. */
  total: number;
  shown: number;
  /** The topic whose comments are shown. */
  topic: { id: string; version: number } | null;
  topics: TopicChoice[];
  sectionId: string | null;
  tags: TagNode[];
  newTopicId: string;
  kept: Kept | null;
}

/** What can be done with the chosen comments. */
export function SortBar({ sorting, total, shown, topic, topics, sectionId, tags, newTopicId, kept }: Props) {
  const t = useTranslations("grouping.bar");
  const [more, setMore] = useState(false);
  const make = useRef<HTMLButtonElement>(null);
  const { marked, busy } = sorting;
  // Enter in the title makes the topic; the form's first button is another.
  const onTitleKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    make.current?.click();
  };
  return (
    <Form id="xep" method="post" preventScrollReset className="sort-bar" aria-label={t("label")} onSubmit={sorting.formSent}>
      {topic && (
        <>
          <input type="hidden" name="fromTopicId" value={topic.id} />
          <input type="hidden" name="version" value={topic.version} />
        </>
      )}
      <input type="hidden" name="newTopicId" value={newTopicId} />
      <input type="hidden" name="total" value={total} />
      <div className="sort-chosen">
        <strong role="status">{t("marked", { count: marked.size })}</strong>
        <button type="button" className="quiet" onClick={sorting.markAll}>
          {t("markPage")}
        </button>
        {marked.size > 0 && (
          <button type="button" className="quiet" onClick={sorting.clear}>
            {t("clear")}
          </button>
        )}
        {total > shown && (
          <label className="sort-whole">
            <input type="checkbox" name="all" /> {t("whole", { count: total })}
          </label>
        )}
        <button type="button" className="quiet sort-more" aria-expanded={more} onClick={() => setMore(!more)}>
          {t("more")}
        </button>
      </div>
      <div className="sort-act">
        <label htmlFor="chon-nhom">{t("topic")}</label>
        <select id="chon-nhom" name="topicId" defaultValue={kept?.topicId ?? ""}>
          <option value="">{t("choose")}</option>
          <TopicOptions topics={topics.filter(({ id }) => id !== topic?.id)} sectionId={sectionId} />
        </select>
        {!topic && (
          <button type="submit" name="intent" value="add" disabled={busy}>
            {t("add")}
          </button>
        )}
        {topic && (
          <>
            <button type="submit" name="intent" value="move" disabled={busy}>
              {t("move")}
            </button>
            <button type="submit" className="quiet" name="intent" value="remove" disabled={busy}>
              {t("remove")}
            </button>
          </>
        )}
      </div>
      <div className={more ? "sort-act sort-extra is-open" : "sort-act sort-extra"}>
        <label htmlFor="nhom-moi">{t("newTitle")}</label>
        <input id="nhom-moi" name="title" maxLength={300} autoComplete="off" onKeyDown={onTitleKey} defaultValue={kept?.title ?? ""} onFocus={() => setMore(true)} />
        <button ref={make} type="submit" name="intent" value={topic ? "split" : "create"} disabled={busy}>
          {t(topic ? "split" : "create")}
        </button>
      </div>
      {tags.length > 0 && (
        <div className={more ? "sort-act sort-extra is-open" : "sort-act sort-extra"}>
          <label htmlFor="chon-nhan">{t("tag")}</label>
          <select id="chon-nhan" name="tagId" defaultValue={kept?.tagId ?? ""}>
            <option value="">{t("chooseTag")}</option>
            <TagOptions tags={tags} />
          </select>
          <button type="submit" className="quiet" name="intent" value="attach" disabled={busy}>
            {t("attach")}
          </button>
          <button type="submit" className="quiet" name="intent" value="detach" disabled={busy}>
            {t("detach")}
          </button>
        </div>
      )}
    </Form>
  );
}
