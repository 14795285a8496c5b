import { useTranslations } from "use-intl/react";
import { CommentForm } from "~/comments/CommentForm";
import type { FormState } from "~/comments/form-state";
import { KeptText } from "~/comments/KeptText";
import { PublishedComment } from "~/comments/PublishedComment";
import { ReviewComment } from "~/comments/ReviewComment";
import { Contacts } from "~/consultations/Contacts";
import { takesComments } from "~/consultations/window";
import { Extensions, WindowLine } from "~/consultations/WindowNotice";
import { OutlineView } from "~/documents/OutlineView";
import { SearchForm } from "~/search/SearchForm";
import { ReadingFrame } from "~/ui/ReadingFrame";
import type { ConsultationPage } from "./load-consultation-page.server";

/** The front page of a consultation: what it is, until when, how else to send an opinion, and the outline. */
export function ConsultationView({ page, state }: { page: ConsultationPage; state?: FormState | undefined }) {
  const t = useTranslations("consultation");
  const reading = useTranslations("reading");
  const sheet = useTranslations("sheet");
  const transparency = useTranslations("transparency");
  const numbers = useTranslations("numbers");
  const results = useTranslations("answers.results");
  const { consultation, window, outline, front, published, now } = page;
  const { slug } = consultation;
  const open = takesComments(window);
  return (
    <ReadingFrame outline="#muc-luc">
      <div className="front-page">
        <p className="kicker">{t("about")}</p>
        <h1>{consultation.title}</h1>
        <WindowLine window={window} now={now} />
        {state && <WholeDraftForm page={page} state={state} />}
        {page.results && (
          <p className="actions">
            <a href={`/${slug}/ket-qua`}>
              <strong>{results("link")}</strong>
            </a>
          </p>
        )}
        <p className="actions">
          {outline[0] && <a href={`/${slug}/${outline[0].path}`}>{t("readFromStart")}</a>}
          <a href="#muc-luc">{t("outline.title")}</a>
          <a href={`/${slug}/toan-van`}>{t("fullText")}</a>
        </p>
        <p>{t(open ? "howItWorks" : "onlyReading")}</p>
        {consultation.organiser && <p className="muted">{t("organiser", { organiser: consultation.organiser })}</p>}
        <p className="actions">
          {open && <a href="#gop-y">{t("wholeDraft")}</a>}
          <a href="#cach-khac">{t("contacts.title")}</a>
          {window.extended && <a href="#gia-han">{t("extension.link")}</a>}
          <a href={`/${slug}/nhat-ky`}>{t("moderationLog")}</a>
          <a href={`/${slug}/so-lieu`}>{numbers("link")}</a>
          <a href={`/${slug}/minh-bach`}>{transparency("title")}</a>
        </p>
        {front.length > 0 && (
          <details className="front-matter">
            <summary>{t("front")}</summary>
            {front.map(({ id, text }) => (
              <p key={id}>{text}</p>
            ))}
          </details>
        )}
        <SearchForm slug={slug} />
        <section aria-labelledby="muc-luc">
          <h2 id="muc-luc">{t("outline.title")}</h2>
          <OutlineView slug={slug} entries={outline} />
        </section>
        {published && (
          <section aria-labelledby="chung">
            <h2 id="chung">{t("publishedOnDraft")}</h2>
            {published.comments.map((comment) => (
              <PublishedComment key={comment.id} comment={comment} slug={slug} brief open={open} />
            ))}
            {published.total > published.comments.length && (
              <p className="actions">
                <a href={`/${slug}/y-kien`}>{reading("published.all", { count: published.total })}</a>
              </p>
            )}
          </section>
        )}
        {!state && open && <CommentForm action={`/${slug}`} paragraph={null} about="draft" title={reading("wholeDraft")} />}
        <Extensions closesAt={consultation.closesAt} extensions={consultation.extensions} />
        <section id="cach-khac" aria-labelledby="cach-khac-tieu-de">
          <h2 id="cach-khac-tieu-de">{t("contacts.title")}</h2>
          <Contacts contacts={consultation.contacts} />
          <p className="actions">{open && <a href={`/${slug}/phieu`}>{sheet("print")}</a>}</p>
        </section>
      </div>
    </ReadingFrame>
  );
}

function WholeDraftForm({ page, state }: { page: ConsultationPage; state: FormState }) {
  const reading = useTranslations("reading");
  const action = `/${page.consultation.slug}`;
  if (!takesComments(page.window)) return <KeptText state={state} />;
  if (state.review) return <ReviewComment action={action} values={state.values} base={null} />;
  return <CommentForm action={action} paragraph={null} about="draft" title={reading("wholeDraft")} state={state} />;
}
