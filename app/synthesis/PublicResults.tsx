import { useTranslations } from "use-intl/react";
import type { AnsweredComment, Quoted, QuotedComment } from "./list-quoted.server";
import type { PublishedTopic } from "./list-results.server";

/** Characters of a comment that are quoted; the whole is a page away. */
const SHOWN = 280;

export function NotYet() {
  const t = useTranslations("answers.results");
  return (
    <>
      <p>
        <strong>{t("notYet")}</strong>
      </p>
      <p>{t("notYetHelp")}</p>
      <p className="actions">
        <a href="/tra-cuu">{t("lookUp")}</a>
      </p>
    </>
  );
}

interface Listed {
  path: string;
  title: string;
  depth: number;
  topics: number;
  single: number;
}

/** Sections that have results, in the order of the draft. */
export function ResultsList({ slug, sections }: { slug: string; sections: Listed[] }) {
  const t = useTranslations("answers.results");
  return (
    <ul className="results-list">
      {sections.map(({ path, title, depth, topics, single }) => (
        <li key={path} data-depth={Math.min(depth, 3)}>
          <a href={`/${slug}/ket-qua/${path}`}>{title}</a>
          <span className="muted">{t("inSection", { topics, single, both: topics > 0 && single > 0 ? "yes" : "no" })}</span>
        </li>
      ))}
    </ul>
  );
}

/** One topic: what was asked, what was said, what was done. */
export function PublicTopic({ topic, slug }: { topic: PublishedTopic & { quoted: Quoted }; slug: string }) {
  const t = useTranslations("answers.results");
  const { topicId, title, outcome, text, comments, texts, quoted } = topic;
  const heading = `nhom-${topicId}`;
  return (
    <article className="result" aria-labelledby={heading}>
      <p className="result-part">{t("asked")}</p>
      <h2 id={heading} dir="auto">
        {title}
      </h2>
      <h3>{t("said")}</h3>
      <p>
        {t("numbers", { comments, texts })} {t("readable", { count: quoted.published })}
      </p>
      {quoted.comments.map((comment) => (
        <Quote key={comment.id} comment={comment} slug={slug} />
      ))}
      <Done outcome={outcome} text={text} />
    </article>
  );
}

/** A comment that was answered on its own. */
export function AnsweredAlone({ answered: { comment, outcome, text }, slug }: { answered: AnsweredComment; slug: string }) {
  return (
    <article className="result">
      <Quote comment={comment} slug={slug} />
      <Done outcome={outcome} text={text} />
    </article>
  );
}

function Done({ outcome, text }: Pick<PublishedTopic, "outcome" | "text">) {
  const t = useTranslations("answers.results");
  const outcomes = useTranslations("synthesis.outcome");
  return (
    <>
      <h3>{t("done")}</h3>
      <div className="result-done">
        <p className="result-outcome">{outcomes(outcome)}</p>
        <div className="result-text" dir="auto" lang="vi">
          {text}
        </div>
      </div>
    </>
  );
}

function Quote({ comment: { id, kind, text, proposed }, slug }: { comment: QuotedComment; slug: string }) {
  const t = useTranslations("answers.results");
  const kinds = useTranslations("comment.kind");
  return (
    <div className="result-quote">
      <p className="said-kind">{kinds(kind)}</p>
      <blockquote dir="auto" lang="vi">
        {beginning(text, SHOWN)}
      </blockquote>
      {proposed !== null && (
        <>
          <p className="muted">{t("proposes")}</p>
          <blockquote dir="auto" lang="vi">
            {beginning(proposed, SHOWN)}
          </blockquote>
        </>
      )}
      <p className="said-whole">
        <a href={`/${slug}/y-kien/${id}`} aria-label={t("wholeOf", { beginning: beginning(text, 60) })}>
          {t("whole")}
        </a>
      </p>
    </div>
  );
}

/** The first words of a long text, never half a character. */
function beginning(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  if (characters.length <= most) return text;
  return `${characters.slice(0, most).join("").replace(/\s+\S{0,30}$/u, "")} …`;
}
