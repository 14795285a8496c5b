import { Form, Link, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { TopicAction } from "~/platform/generated/prisma/enums";
import { useRefusalWords, type Refused } from "./refusal";

interface Props {
  done: { topicId: string; version: number; action: TopicAction; title: string; from: string | null; comments: number; undoable: boolean } | null;
  refused: Refused | null;
  topics: { id: string; title: string; to: string }[];
}

const SAID = ["co-san", "gan", "go", "cho-qua", "thoi-cho-qua"] as const;

/** What was just done, with its undoing, or why it was not. */
export function GroupingNotice({ done, refused, topics }: Props) {
  const t = useTranslations("grouping");
  const words = useRefusalWords(topics);
  const [search] = useSearchParams();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) alert.current?.scrollIntoView({ block: "nearest" });
  }, [refused]);
  if (refused) {
    const { text, each } = words(refused);
    const where = refused.reason === "merged" ? topics.find(({ id }) => id === refused.intoTopicId) : null;
    return (
      <div className="staff-notice" role="alert" ref={alert}>
        <strong>{text}</strong>
        {each.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {where && (
          <p>
            <Link to={where.to}>{where.title}</Link>
          </p>
        )}
        <p>{t("refused.kept")}</p>
      </div>
    );
  }
  if (done) {
    const { action, title, from, comments, undoable, topicId, version } = done;
    return (
      <Form method="post" preventScrollReset className="staff-notice is-fine sort-done">
        <span role="status">{t(`done.${action}`, { title, from: from ?? "", comments })}</span>
        {undoable && (
          <>
            <input type="hidden" name="topicId" value={topicId} />
            <input type="hidden" name="version" value={version} />
            <button type="submit" className="quiet" name="intent" value="undo">
              {t("done.undo")} <kbd aria-hidden="true">z</kbd>
            </button>
          </>
        )}
      </Form>
    );
  }
  const said = SAID.find((each) => each === search.get("da"));
  if (!said) return null;
  return (
    <p className="staff-notice is-fine" role="status">
      {t(`done.${said}`, { count: Number(search.get("so")) || 0 })}
    </p>
  );
}
