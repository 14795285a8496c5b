import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import { ProposedChange } from "./ProposedChange";
import type { PublishedComment as Comment } from "./published-columns";
import { SupportForm } from "./SupportForm";

/** Characters of a text that are shown beside the draft, and in a list; the whole is a page away. */
const SHOWN = { brief: 280, list: 1_200 };

interface Props {
  comment: Comment;
  slug: string;
  about?: string | undefined;
  /** Shown beside the draft, where there is less room. */
  brief?: boolean;
  /** Whether support is taken now. */
  open: boolean;
}

/** One published comment in a list. Its words are set apart, so that they cannot be taken for the portal's. */
export function PublishedComment({ comment, slug, about, brief = false, open }: Props) {
  const t = useTranslations("reading.published");
  const reading = useTranslations("reading");
  const words = useTranslations("comment");
  const { id, kind, proposed, proposedBase, quote } = comment;
  const own = `/${slug}/y-kien/${id}`;
  const most = brief ? SHOWN.brief : SHOWN.list;
  const text = beginning(comment.text, most);
  const proposal = proposed !== null && proposedBase === null ? beginning(proposed, most) : proposed;
  return (
    <article className="said" id={`y-kien-${id}`} aria-label={words(`kind.${kind}`)}>
      <p className="said-kind">
        {words(`kind.${kind}`)}
        {about && ` · ${about}`}
      </p>
      {quote && (
        <p className="said-quote">
          {reading("quoted")} <q lang="vi">{beginning(quote.exact, most)}</q>
        </p>
      )}
      <div className="said-text" dir="auto" lang="vi">
        {text}
      </div>
      {proposal !== null && (
        <div className="said-proposed">
          <p>{t("proposed")}</p>
          <ProposedChange base={proposedBase} proposed={proposal} brief={brief || proposal.length > most} />
        </div>
      )}
      {(text !== comment.text || proposal !== proposed) && (
        <p className="said-whole">
          <a href={own}>{t("whole")}</a>
        </p>
      )}
      <SaidBy comment={comment} own={own} />
      <SupportForm id={id} slug={slug} supports={comment.supports} open={open} />
    </article>
  );
}

/** Who said it and when; the time leads to the comment's own page. */
export function SaidBy({ comment: { author, district, receivedAt }, own }: { comment: Comment; own?: string }) {
  const t = useTranslations("reading.published");
  const words = useTranslations("comment");
  const from = [
    author?.name ?? (author ? null : t("anonymous")),
    author?.organisation,
    district && words(`district.${district}`),
  ].filter(Boolean);
  const time = <time dateTime={receivedAt.toISOString()}>{t("received", { day: dateText(receivedAt) })}</time>;
  return (
    <p className="said-by">
      <bdi>{from.join(", ")}</bdi>
      {" · "}
      {own ? <a href={own}>{time}</a> : time}
    </p>
  );
}

/** The first words of a long text, never half a character. */
function beginning(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  if (characters.length <= most) return text;
  const start = characters.slice(0, most).join("").replace(/\s+\S{0,30}$/u, "");
  return `${start} …`;
}
