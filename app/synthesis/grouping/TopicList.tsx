import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { TopicRow } from "../list-topics.server";
import type { TopicChoice } from "./TopicOptions";
import type { SortingState } from "./use-sorting";

export type ListedTopic = TopicRow & TopicChoice & { to: string };

interface Props {
  topics: ListedTopic[];
  sectionId: string | null;
  /** The one whose comments are shown. */
  shown: string | null;
  sorting: SortingState;
}

/** The topics a comment can be dropped on: the section's with the digits that stand for them, then the others. */
export function TopicList({ topics, sectionId, shown, sorting }: Props) {
  const t = useTranslations("grouping.topics");
  const here = topics.filter((topic) => topic.sectionId === sectionId);
  const others = topics.filter((topic) => topic.sectionId !== sectionId);
  return (
    <section className="topic-list" aria-labelledby="cac-nhom">
      <h2 id="cac-nhom">{t("title")}</h2>
      {here.length === 0 && <p className="muted">{t("none")}</p>}
      <ol>
        {here.map((topic, index) => (
          <TopicItem key={topic.id} topic={topic} digit={index < 9 ? index + 1 : null} shown={shown === topic.id} sorting={sorting} />
        ))}
      </ol>
      {others.length > 0 && (
        <details>
          <summary>{t("other", { count: others.length })}</summary>
          <ol>
            {others.map((topic) => (
              <TopicItem key={topic.id} topic={topic} digit={null} shown={shown === topic.id} sorting={sorting} />
            ))}
          </ol>
        </details>
      )}
      <details className="topic-keys">
        <summary>{t("keys")}</summary>
        <dl>
          {(
            [
              ["j k", "next"],
              ["x", "mark"],
              ["1 … 9", "digit"],
              ["m", "topic"],
              ["n", "create"],
              ["t", "tag"],
              ["z", "undo"],
            ] as const
          ).map(([keys, act]) => (
            <div key={act}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(`key.${act}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

interface ItemProps {
  topic: ListedTopic;
  digit: number | null;
  shown: boolean;
  sorting: SortingState;
}

function TopicItem({ topic: { id, title, section, comments, texts, response, to }, digit, shown, sorting }: ItemProps) {
  const t = useTranslations("grouping.topics");
  const state = useTranslations("answers.state");
  const outcome = useTranslations("synthesis.outcome");
  const [over, setOver] = useState(false);
  const dropping = sorting.dragged.length > 0 && !shown;
  return (
    <li
      className={["topic-item", dropping && "can-drop", over && dropping && "is-over", shown && "is-shown"].filter(Boolean).join(" ")}
      onDragOver={(event) => {
        if (!dropping) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        sorting.drop(id);
      }}
    >
      <Link to={to} aria-current={shown ? "true" : undefined} preventScrollReset>
        {digit !== null && <kbd aria-hidden="true">{digit}</kbd>} {title}
      </Link>
      {section && digit === null && <p className="muted">{section}</p>}
      <p className="muted">
        {t("counts", { comments, texts })}
        {response && ` · ${outcome(response.outcome)} (${state(response.approved ? "approved" : "drafted").toLowerCase()})`}
      </p>
      <Link to={`/can-bo/tong-hop/nhom/${id}`} aria-label={t("answerOf", { title })}>
        {t("answer")}
      </Link>
    </li>
  );
}
