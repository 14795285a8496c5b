import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Suggestion } from "../suggest-topics.server";

interface Props {
  suggestions: Suggestion[];
  considered: number;
  more: boolean;
  topics: { id: string; title: string }[];
  newTopicId: string;
}

/** Suggested topics, each with its reason and with what the compiler makes of it; none is applied by itself. */
export function SuggestionList({ suggestions, considered, more, topics, newTopicId }: Props) {
  const t = useTranslations("grouping.suggest");
  return (
    <section className="suggestions" aria-labelledby="goi-y">
      <h2 id="goi-y">{t("title")}</h2>
      <p className="muted">
        {t("intro", { count: considered })} {more && t("more")}
      </p>
      {suggestions.length === 0 && <p>{t("none")}</p>}
      <ol>
        {suggestions.map((suggestion) => (
          <SuggestionItem key={suggestion.commentIds[0]} suggestion={suggestion} topics={topics} newTopicId={newTopicId} />
        ))}
      </ol>
    </section>
  );
}

function SuggestionItem({ suggestion: { commentIds, samples, topicId, reason }, topics, newTopicId }: Omit<Props, "suggestions" | "considered" | "more"> & { suggestion: Suggestion }) {
  const t = useTranslations("grouping.suggest");
  const busy = useNavigation().formData !== undefined;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const known = topics.find(({ id }) => id === topicId);
  const same = reason.kind === "same-text";
  // Of equal texts all go together; of others a compiler may leave some out.
  const listed = same ? [] : samples.map(({ id }) => id);
  const rest = commentIds.filter((id) => !listed.includes(id));
  const count = commentIds.length - left.size;
  const heading = !same
    ? t("sharedTerms", { comments: reason.comments, terms: reason.terms.join(", ") })
    : known && commentIds.length === 1
      ? t("sameAsTopic", { title: known.title })
      : t("sameText", { comments: reason.comments });
  const first = same ? "" : reason.terms[0]!;
  return (
    <li>
      <h3>{heading}</h3>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="ids" value={rest.join(",")} />
        <input type="hidden" name="newTopicId" value={newTopicId} />
        {known && <input type="hidden" name="topicId" value={known.id} />}
        <ul>
          {samples.map(({ id, code, beginning }) => (
            <li key={id}>
              {same ? (
                <span className="suggestion-text" dir="auto">{beginning}</span>
              ) : (
                <label>
                  <input
                    type="checkbox"
                    name="id"
                    value={id}
                    checked={!left.has(id)}
                    aria-label={t("include", { code })}
                    onChange={() => {
                      const next = new Set(left);
                      if (!next.delete(id)) next.add(id);
                      setLeft(next);
                    }}
                  />
                  <span className="suggestion-text" dir="auto">{beginning}</span>
                </label>
              )}
            </li>
          ))}
        </ul>
        {commentIds.length > samples.length && <p className="muted">{t("others", { count: commentIds.length - samples.length })}</p>}
        <div className="sort-act">
          {known ? (
            <button type="submit" name="intent" value="add" disabled={busy}>
              {t("add", { title: known.title })}
            </button>
          ) : (
            <>
              <label htmlFor={`ten-${commentIds[0]}`}>{t("newTitle")}</label>
              <input id={`ten-${commentIds[0]}`} name="title" maxLength={300} autoComplete="off" defaultValue={first.slice(0, 1).toUpperCase() + first.slice(1)} />
              <button type="submit" name="intent" value="create" disabled={busy || count === 0}>
                {t("create", { count })}
              </button>
            </>
          )}
        </div>
      </Form>
    </li>
  );
}
