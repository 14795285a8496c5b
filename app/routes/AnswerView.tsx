import { Link, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { AnsweredComments } from "~/synthesis/AnsweredComments";
import { ResponseForm } from "~/synthesis/ResponseForm";
import { ResponseVersions } from "~/synthesis/ResponseVersions";
import type { actOnAnswer, AnswerPageData } from "./load-answer.server";

type Refused = Extract<Awaited<ReturnType<typeof actOnAnswer>>, { data: unknown }>["data"];

/** The response to a topic or to one comment, beside what it answers. */
export function AnswerView({ page, answer }: { page: AnswerPageData; answer: Refused | undefined }) {
  const t = useTranslations("answers");
  const [search] = useSearchParams();
  const { head, response, staffId, section, comments, next, first, topics } = page;
  const place = section ? `${section.trail.join(" › ")}. ${section.heading}` : t("wholeDraft");
  const standing = response?.versions[0] ?? null;
  const single = head.title === null;
  const gone = head.mergedAt !== null || (single && comments.length === 0);
  const said = answer ? null : search.get("da");
  return (
    <div className="staff-page wide">
      <p className="staff-actions">
        <Link to={`/can-bo/tra-loi?dot=${head.slug}`}>{t("backToList")}</Link>
        <Link to={`/can-bo/tong-hop/muc/${section?.path ?? "_"}?dot=${head.slug}`}>{t("toSection")}</Link>
      </p>
      <p className="muted answer-place">{place}</p>
      <h1 dir="auto">{head.title ?? t("ofComment", { code: comments[0]?.code ?? "" })}</h1>
      {head.mergedInto && (
        <p className="staff-notice" role="status">
          {t("merged")} <Link to={`/can-bo/tong-hop/nhom/${head.mergedInto.id}`}>{head.mergedInto.title}</Link>
        </p>
      )}
      {head.mergedAt && !head.mergedInto && (
        <p className="staff-notice" role="status">
          {t("dissolved")}
        </p>
      )}
      {single && comments.length === 0 && (
        <p className="staff-notice" role="status">
          {t("gone")}
        </p>
      )}
      {(said === "soan" || said === "duyet") && (
        <p className="staff-notice is-fine" role="status">
          {t(said === "soan" ? "draftedNow" : "approvedNow")}
        </p>
      )}
      {answer?.approval && (
        <p className="staff-notice" role="alert">
          {answer.approval.reason === "approved-before"
            ? t("refused.approved-before", { name: answer.approval.by, at: instantText(answer.approval.at) })
            : t(`refused.${answer.approval.reason}`)}
        </p>
      )}
      <div className="answer-columns">
        <section aria-labelledby="tra-loi">
          <h2 id="tra-loi">{t("response")}</h2>
          {!gone && (
            <ResponseForm key={`${standing?.number ?? 0}-${standing?.text ?? ""}`} standing={standing} refused={answer?.draft ?? null} />
          )}
          <ResponseVersions versions={response?.versions ?? []} staffId={staffId} />
        </section>
        <section aria-labelledby="y-kien">
          <h2 id="y-kien">{t(single ? "theComment" : "comments")}</h2>
          {topics.length > 0 && (
            <>
              <p>{t("alsoInTopics")}</p>
              <ul>
                {topics.map(({ id, title }) => (
                  <li key={id}>
                    <Link to={`/can-bo/tong-hop/nhom/${id}`}>{title}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          {!single && comments.length === 0 && <p className="muted">{t("noComments")}</p>}
          <AnsweredComments comments={comments} linked={!single} />
          <p className="staff-actions">
            {!first && <Link to="?">{t("firstPage")}</Link>}
            {next && <Link to={`?sau=${next}`}>{t("nextPage")}</Link>}
          </p>
        </section>
      </div>
    </div>
  );
}
