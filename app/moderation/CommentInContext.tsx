import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { applyRedactions } from "~/comments/apply-redactions";
import { hiddenMark } from "~/comments/hidden-mark";
import { ProposedChange } from "~/comments/ProposedChange";
import { instantText } from "~/messages/instants";
import type { Fields, FieldSpan } from "./check-spans";
import { DecisionHistory } from "./DecisionHistory";
import { EarlierVersions } from "./EarlierVersions";
import type { CommentForModeration } from "./read-for-moderation.server";
import { RedactableText } from "./RedactableText";
import { usePlaceWords } from "./use-place-words";

interface Props {
  comment: CommentForModeration;
  spans: FieldSpan[];
  /** Parts can be chosen to be hidden. */
  selectable: boolean;
  /** What else helps to decide, after the comment's own words. */
  children?: ReactNode;
}

/** The middle column: what the draft says there, what the contributor says, and what the public would see. */
export function CommentInContext({ comment, spans, selectable, children }: Props) {
  const t = useTranslations("moderation.desk.detail");
  const words = useTranslations("comment");
  const placeWords = usePlaceWords();
  const { contributor, place, context, revision, earlier, quoteExact, proposed, proposedBase } = comment;
  const author = [contributor?.name, contributor?.organisation].filter(Boolean).join(", ");
  return (
    <article aria-label={t("label")}>
      <header>
        <h2>
          {words(`kind.${comment.kind}`)} <span className="muted">{placeWords(place)}</span>
        </h2>
        <p className="muted">
          {t("received", { at: instantText(comment.receivedAt), channel: words(`channel.${comment.channel}`) })}
          {" · "}
          {author ? t("author", { author }) : t("anonymous")}
          {revision > 0 && (
            <>
              {" · "}
              <strong>{t("revised", { count: revision })}</strong>
            </>
          )}
        </p>
      </header>
      <section className="draft-context" aria-label={t("context")} tabIndex={0} key={comment.id}>
        {place.heading && (
          <p className="draft-heading">{[place.trail.at(-1), place.heading].filter(Boolean).join(". ")}</p>
        )}
        {context.map(({ number, marker, text, isTarget }) => (
          <p key={number} className={isTarget ? "is-target" : undefined}>
            {marker} {text}
          </p>
        ))}
        {place.part === "whole" && <p>{t("aboutWhole")}</p>}
        {place.part === "body" && place.paragraph === null && <p className="muted">{t("aboutSection")}</p>}
      </section>
      {quoteExact !== null && (
        <p className="quoted" dir="auto">
          {t("quote")} <q>{quoteExact}</q>
        </p>
      )}
      {comment.state === "withdrawn" ? (
        <p>{t("withdrawn")}</p>
      ) : (
        <>
          <h3>{t("text")}</h3>
          <RedactableText
            key={`${comment.id}-${revision}-text`}
            field="text"
            label={t("text")}
            text={comment.text}
            spans={of("text", spans)}
          />
        </>
      )}
      {proposed !== null && (
        <>
          <h3>{t("proposed")}</h3>
          <RedactableText
            key={`${comment.id}-${revision}-proposed`}
            field="proposed"
            label={t("proposed")}
            text={proposed}
            spans={of("proposed", spans)}
          />
          {proposedBase !== null && (
            <details>
              <summary>{t("change")}</summary>
              <ProposedChange base={proposedBase} proposed={proposed} />
            </details>
          )}
        </>
      )}
      {selectable && <p className="hint">{t("selectHelp")}</p>}
      {children}
      {spans.length > 0 && <Preview comment={comment} spans={spans} />}
      <EarlierVersions versions={earlier} />
      <DecisionHistory decisions={comment.decisions} />
    </article>
  );
}

/** Exactly what would stand on the public page. */
function Preview({ comment, spans }: { comment: Fields; spans: FieldSpan[] }) {
  const t = useTranslations("moderation");
  return (
    <section className="preview" aria-live="polite">
      <h3>{t("desk.detail.preview")}</h3>
      <p dir="auto">{applyRedactions(comment.text, of("text", spans), hiddenMark)}</p>
      {comment.proposed !== null && (
        <blockquote dir="auto">{applyRedactions(comment.proposed, of("proposed", spans), hiddenMark)}</blockquote>
      )}
    </section>
  );
}

const of = (field: keyof Fields, spans: FieldSpan[]) => spans.filter((span) => span.field === field);
