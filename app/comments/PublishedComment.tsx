import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import type { District } from "./districts";
import type { PublishedComment as Comment } from "./list-published.server";

/** Characters of a text that are shown where the whole comment is a page away. */
const SHOWN = 280;

interface Props {
  comment: Comment;
  about?: string;
  /** Address of a page that has the comment in full; long texts are then cut here. */
  whole?: string;
}

/** One published comment. Its words are set apart, so that they cannot be taken for the portal's. */
export function PublishedComment({ comment, about, whole }: Props) {
  const t = useTranslations("reading.published");
  const words = useTranslations("comment");
  const { author, district, kind, receivedAt } = comment;
  const from = [
    author?.name ?? (author ? null : t("anonymous")),
    author?.organisation,
    district && words(`district.${district as District}`),
  ].filter(Boolean);
  const text = whole ? beginning(comment.text) : comment.text;
  const proposed = whole && comment.proposed !== null ? beginning(comment.proposed) : comment.proposed;
  const cut = text !== comment.text || proposed !== comment.proposed;
  return (
    <article className="said" id={`y-kien-${comment.id}`}>
      <p className="said-kind">
        {words(`kind.${kind}`)}
        {about && ` · ${about}`}
      </p>
      <div className="said-text" dir="auto">
        {text}
      </div>
      {proposed !== null && (
        <div className="said-proposed">
          <p>{t("proposed")}</p>
          <blockquote dir="auto">{proposed}</blockquote>
        </div>
      )}
      {cut && (
        <p className="said-whole">
          <a href={`${whole}#y-kien-${comment.id}`}>{t("whole")}</a>
        </p>
      )}
      <p className="said-by">
        <bdi>{from.join(", ")}</bdi>
        {" · "}
        <time dateTime={receivedAt.toISOString()}>{t("received", { day: dateText(receivedAt) })}</time>
      </p>
    </article>
  );
}

/** The first words of a long text, never half a character. */
function beginning(text: string): string {
  const characters = [...text.slice(0, 2 * SHOWN + 2)];
  if (characters.length <= SHOWN) return text;
  const start = characters.slice(0, SHOWN).join("").replace(/\s+\S{0,30}$/u, "");
  return `${start} …`;
}
