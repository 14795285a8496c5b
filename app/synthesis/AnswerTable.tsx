import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import type { AnswerRow } from "./list-answers.server";

type Row = Omit<AnswerRow, "sectionId"> & { section: { path: string; place: string; heading: string } | null };

/** Answers in the order of the draft, under the sections they stand in. */
export function AnswerTable({ rows }: { rows: Row[] }) {
  const t = useTranslations("answers");
  const outcomes = useTranslations("synthesis.outcome");
  return (
    <ol className="answer-list">
      {rows.map(({ id, kind, title, comments, state, outcome, draftedBy, section }, index) => (
        <li key={id}>
          {section?.path !== rows[index - 1]?.section?.path || index === 0 ? (
            <h2 className="answer-section">{section ? `${section.place}. ${section.heading}` : t("wholeDraft")}</h2>
          ) : null}
          <Link to={`/can-bo/tong-hop/${kind === "topic" ? "nhom" : "y-kien"}/${id}`}>
            <bdi>{kind === "topic" ? title : t("ofComment", { code: title })}</bdi>
          </Link>
          <p>
            <span className="answer-state" data-state={state}>
              {t(`state.${state}`)}
            </span>{" "}
            {outcome && <span>{outcomes(outcome)}</span>} {kind === "topic" && <span>{t("list.comments", { count: comments })}</span>}{" "}
            {draftedBy && state === "drafted" && <span>{t("list.by", { name: draftedBy })}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
