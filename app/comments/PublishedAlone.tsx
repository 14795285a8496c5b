import { useTranslations } from "use-intl/react";
import { ProposedChange } from "./ProposedChange";
import { SaidBy } from "./PublishedComment";
import type { PublishedComment } from "./published-columns";
import { QuotedWords } from "./QuotedWords";
import { SupportForm } from "./SupportForm";
import type { SupportOutcome } from "./support-outcomes";

interface Props {
  comment: PublishedComment;
  paragraph: { number: number; marker: string | null; text: string } | null;
  section: { title: string; path: string } | null;
  /** Of the consultation. */
  title: string;
  slug: string;
  open: boolean;
  told: SupportOutcome | null;
}

/** One published comment whole, under the words of the draft it is about. */
export function PublishedAlone({ comment, paragraph, section, title, slug, open, told }: Props) {
  const t = useTranslations("published");
  const reading = useTranslations("reading");
  const words = useTranslations("comment");
  const { id, kind, text, proposed, proposedBase, quote, supports } = comment;
  const place = section ? `/${slug}/${section.path}` : `/${slug}`;
  return (
    <div className="front-page">
      <p className="actions">
        <a href={place}>{section?.title ?? title}</a>
      </p>
      <h1>{words(`kind.${kind}`)}</h1>
      <article className="said alone" aria-label={t("own.heading")}>
        {quote && (
          <p className="said-quote">
            {reading("quoted")} <q lang="vi">{quote.exact}</q>
          </p>
        )}
        <div className="said-text" dir="auto" lang="vi">
          {text}
        </div>
        {proposed !== null && (
          <div className="said-proposed">
            <p>{reading("published.proposed")}</p>
            <ProposedChange base={proposedBase} proposed={proposed} />
          </div>
        )}
        <SaidBy comment={comment} />
      </article>
      <div id="dong-tinh">
        {told && (
          <p role="status" className={told === "cam-on" || told === "da-co" ? "done" : "told"}>
            {t(`support.${told}`)}
          </p>
        )}
        <SupportForm id={id} slug={slug} supports={supports} open={open} />
        {open && <p className="hint">{t("support.notice")}</p>}
      </div>
      {paragraph && (
        <figure className="context">
          <figcaption>{t(quote ? "own.contextQuoted" : "own.context")}</figcaption>
          <blockquote lang="vi">
            {paragraph.marker && <span className="marker">{paragraph.marker} </span>}
            <QuotedWords text={paragraph.text} comments={[comment]} />
          </blockquote>
        </figure>
      )}
      <p className="actions">
        <a href={paragraph ? `${place}#d${paragraph.number}` : place}>{t("own.toPlace")}</a>
        <a href={`${place}/y-kien${paragraph ? `?doan=${paragraph.number}` : ""}`}>{t("own.all")}</a>
      </p>
      <p className="hint">{t("own.share")}</p>
    </div>
  );
}
