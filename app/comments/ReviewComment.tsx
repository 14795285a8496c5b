import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { CommentValues } from "./comment.schema";
import type { District } from "./districts";
import type { Kind } from "./kinds";
import { ProposedChange } from "./ProposedChange";

interface Props {
  action: string;
  values: CommentValues;
  /** The text of the paragraph it is about; null for a section or the whole draft. */
  base: string | null;
}

/** The comment as it will be sent, with a key of its own: sending this page twice sends one comment. */
export function ReviewComment({ action, values, base }: Props) {
  const t = useTranslations("form");
  const words = useTranslations("comment");
  const { proposed } = values;
  const rows: [string, ReactNode][] = [
    [t("review.kind"), words(`kind.${values.kind as Kind}`)],
    ...(values.quoteExact ? [[t("quote"), values.quoteExact] satisfies [string, string]] : []),
    [t("text"), values.text],
    [t("more.proposed"), proposed && proposed !== base && <ProposedChange base={base} proposed={proposed} />],
    [t("name"), values.name],
    [t("organisation"), values.organisation],
    [t("email"), values.email],
    [t("district"), values.district && words(`district.${values.district as District}`)],
    [t("showName"), t(values.showName === "on" ? "review.yes" : "review.no")],
  ];
  return (
    <form className="comment-form" id="gop-y" method="post" action={action}>
      <h2 tabIndex={-1} autoFocus>
        {t("review.title")}
      </h2>
      <p>{t("review.intro")}</p>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      <dl className="review">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value || t("review.empty")}</dd>
          </div>
        ))}
      </dl>
      <p className="send">
        <button type="submit">{t("send")}</button>
        <button type="submit" name="edit" className="quiet">
          {t("review.edit")}
        </button>
      </p>
    </form>
  );
}
