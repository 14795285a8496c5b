import { useTranslations } from "use-intl/react";
import { CommentForm } from "~/comments/CommentForm";
import type { FormState } from "~/comments/form-state";
import { KeptText } from "~/comments/KeptText";
import { PublishedComment } from "~/comments/PublishedComment";
import { QuotedWords } from "~/comments/QuotedWords";
import { ReviewComment } from "~/comments/ReviewComment";
import { Contacts } from "~/consultations/Contacts";
import { takesComments } from "~/consultations/window";
import { WindowLine } from "~/consultations/WindowNotice";
import { PublishedCount } from "~/documents/OutlineView";
import { Breadcrumb, OutlineAround, PreviousNext } from "~/documents/SectionPlace";
import { SectionText } from "~/documents/SectionText";
import { SectionTitle, sectionTitle } from "~/documents/SectionTitle";
import { ReadingFrame } from "~/ui/ReadingFrame";
import type { SectionPage } from "./load-section-page.server";

/** One section of the draft: its place, its text with comments beside it, and the form. */
export function SectionView({ page, state }: { page: SectionPage; state?: FormState | undefined }) {
  const t = useTranslations("reading");
  const words = useTranslations("consultation");
  const sheet = useTranslations("sheet");
  const results = useTranslations("answers.results");
  const { consultation, window, place, paragraphs, now } = page;
  const { slug } = consultation;
  const { section, children, ancestors } = place;
  const address = `/${slug}/${section.path}`;
  const about = state ? Number(state.values.paragraph) || null : page.paragraph;
  const formParagraph = paragraphs.find(({ number }) => number === about) ?? null;
  const open = takesComments(window);
  const form = state && !open ? <KeptText state={state} /> : !open ? null : state?.review ? (
    <ReviewComment action={address} values={state.values} base={formParagraph?.text ?? null} />
  ) : (
    <CommentForm
      action={address}
      paragraph={formParagraph}
      about="section"
      title={sectionTitle(section)}
      section={section.path}
      amend={page.amend}
      state={state}
    />
  );

  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="reading">
        <OutlineAround slug={slug} place={place} />
        <article className={`section section-${section.level}`}>
          <Breadcrumb slug={slug} title={consultation.title} ancestors={ancestors} />
          <h1>
            <SectionTitle section={section} />
          </h1>
          <WindowLine window={window} now={now} />
          {page.results && (
            <p className="actions">
              <a href={`/${slug}/ket-qua/${section.path}`}>{results("sectionLink")}</a>
            </p>
          )}
          {open && (
            <p className="actions">
              <a href={`${address}#gop-y`}>{t("commentOnSection")}</a>
            </p>
          )}
          {paragraphs.length === 0 && children.length > 0 && <p className="muted">{t("noText")}</p>}
          <SectionText
            paragraphs={paragraphs}
            address={address}
            takesComments={open}
            words={(number, text) => <QuotedWords text={text} comments={commentsOn(page, number)} />}
            beside={(number) => (
              <>
                {formParagraph?.number === number && <div className="form-place">{form}</div>}
                <Published page={page} paragraph={number} address={address} />
              </>
            )}
          />
          {children.length > 0 && (
            <section aria-labelledby="muc-nho">
              <h2 id="muc-nho">{t("subsections")}</h2>
              <ul className="subsections">
                {children.map((child) => (
                  <li key={child.id}>
                    <a href={`/${slug}/${child.path}`}>
                      <SectionTitle section={child} />
                      {child.published > 0 && <PublishedCount count={child.published} />}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="y-kien">
            <h2 id="y-kien">{t("published.title")}</h2>
            {page.published.length === 0 && (
              <p className="muted">{t(section.published > 0 ? "published.onlyBelow" : "published.none")}</p>
            )}
            <Published page={page} paragraph={null} address={address} />
            {page.published.length > 0 && (
              <p className="actions">
                <a href={`${address}/y-kien`}>{t("published.allTitle")}</a>
              </p>
            )}
          </section>
          {formParagraph === null && <div className="form-place">{form}</div>}
          {!open && (
            <section id="cach-khac" aria-labelledby="cach-khac-tieu-de">
              <h2 id="cach-khac-tieu-de">{words("contacts.title")}</h2>
              <Contacts contacts={consultation.contacts} />
            </section>
          )}
          <p className="actions">{open && <a href={`${address}/phieu`}>{sheet("print")}</a>}</p>
          <PreviousNext slug={slug} place={place} />
        </article>
      </div>
    </ReadingFrame>
  );
}

function commentsOn({ published }: SectionPage, paragraph: number) {
  return published.find((group) => group.paragraph === paragraph)?.comments ?? [];
}

/** Comments shown beside a paragraph, where more would tear the text apart. */
const BESIDE = 3;

/** The newest published comments on one paragraph, or on the section itself. */
function Published({ page, paragraph, address }: { page: SectionPage; paragraph: number | null; address: string }) {
  const t = useTranslations("reading.published");
  const group = page.published.find((candidate) => candidate.paragraph === paragraph);
  if (!group) return null;
  const all = `${address}/y-kien${paragraph === null ? "" : `?doan=${paragraph}`}`;
  const comments = paragraph === null ? group.comments : group.comments.slice(0, BESIDE);
  const rest = group.total > comments.length;
  return (
    <div className="beside" role="group" aria-label={paragraph === null ? t("onSection") : t("aboutParagraph", { number: paragraph })}>
      {comments.map((comment) => (
        <PublishedComment key={comment.id} comment={comment} slug={page.consultation.slug} brief open={takesComments(page.window)} />
      ))}
      {rest && (
        <p className="actions">
          <a href={all}>{t("all", { count: group.total })}</a>
        </p>
      )}
    </div>
  );
}
