import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import type { District } from "./districts";
import type { PublishedComment as Comment } from "./list-published.server";

/** One published comment. Its words are set apart, so that they cannot be taken for the portal's. */
export function PublishedComment({ comment, about }: { comment: Comment; about?: string }) {
  const t = useTranslations("reading.published");
  const words = useTranslations("comment");
  const { author, district, kind, receivedAt } = comment;
  const from = [
    author?.name ?? (author ? null : t("anonymous")),
    author?.organisation,
    district && words(`district.${district as District}`),
  ].filter(Boolean);
  return (
    <article className="said" id={`y-kien-${comment.id}`}>
      <p className="said-kind">
        {words(`kind.${kind}`)}
        {about && ` · ${about}`}
      </p>
      <div className="said-text" dir="auto">
        {comment.text}
      </div>
      {comment.proposed !== null && (
        <div className="said-proposed">
          <p>{t("proposed")}</p>
          <blockquote dir="auto">{comment.proposed}</blockquote>
        </div>
      )}
      <p className="said-by">
        <bdi>{from.join(", ")}</bdi>
        {" · "}
        <time dateTime={receivedAt.toISOString()}>{t("received", { day: dateText(receivedAt) })}</time>
      </p>
    </article>
  );
}
