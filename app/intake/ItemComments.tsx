import { useTranslations } from "use-intl/react";
import { sectionTitle } from "~/documents/SectionTitle";
import type { Item } from "./read-item.server";

/** The comments that were read from a letter or mail, as lines of its receipt. */
export function ItemComments({ item: { comments, receiptCode } }: { item: Pick<Item, "comments" | "receiptCode"> }) {
  const t = useTranslations("intake.item");
  const words = useTranslations("receipt");
  const kinds = useTranslations("comment.kind");
  const states = useTranslations("comment.state");
  return (
    <section>
      <h2>{t("comments")}</h2>
      {comments.length === 0 && <p>{t("noComments")}</p>}
      {comments.map(({ id, part, section, paragraph, kind, state, text, proposed }) => (
        <article key={id} id={`y-kien-${part}`}>
          <h3>
            {t("line", { number: part })}: {section ? sectionTitle(section) : words("wholeDraft")}
            {paragraph && `, ${words("paragraph", { number: paragraph.number })}`}
          </h3>
          <p className="muted">
            {kinds(kind)} · {states(state)} ·{" "}
            <a href={`/tra-cuu/${receiptCode}#y-kien-${part}`} target="_blank" rel="noreferrer">
              {t("look")}
            </a>
          </p>
          <p className="item-words" dir="auto">
            {text}
          </p>
          {proposed && (
            <blockquote className="item-words" dir="auto">
              {proposed}
            </blockquote>
          )}
        </article>
      ))}
    </section>
  );
}
