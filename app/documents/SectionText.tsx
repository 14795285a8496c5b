import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";

interface Props {
  paragraphs: { id: string; number: number; marker: string | null; text: string }[];
  /** Address of the section's page. */
  address: string;
  takesComments: boolean;
  /** The words of a paragraph as they are shown: its text to the letter, parts of it marked. */
  words: (number: number, text: string) => ReactNode;
  /** What stands beside a paragraph: the published comments on it, and the form where it is about it. */
  beside: (number: number) => ReactNode;
}

/** The paragraphs of a section, each with its anchor and its "Góp ý". */
export function SectionText({ paragraphs, address, takesComments, words, beside }: Props) {
  const t = useTranslations("reading");
  const form = useTranslations("form");
  return (
    <>
      {paragraphs.map(({ id, number, marker, text }) => (
        <div className="paragraph" id={`d${number}`} key={id}>
          <div className="paragraph-text">
            <p className={marker ? "marked" : undefined} lang="vi">
              {marker && <span className="marker">{marker} </span>}
              <span className="words">{words(number, text)}</span>
            </p>
            <p className="paragraph-tools">
              <a href={`#d${number}`} aria-label={t("paragraphLink", { number })}>
                {t("paragraph", { number })}
              </a>
              {takesComments && (
                <a
                  className="comment-link"
                  href={`${address}?doan=${number}#gop-y`}
                  data-paragraph={number}
                  data-title={t("commentOnParagraph", { number })}
                  aria-label={t("commentOnParagraph", { number })}
                >
                  {t("commentOn")}
                </a>
              )}
              {takesComments && (
                <a
                  href={`${address}?doan=${number}&sua=1#gop-y`}
                  data-paragraph={number}
                  data-title={t("commentOnParagraph", { number })}
                  data-amend={form("proposedOwnHint", { number })}
                  aria-label={t("amendParagraph", { number })}
                >
                  {t("amend")}
                </a>
              )}
            </p>
          </div>
          {beside(number)}
        </div>
      ))}
    </>
  );
}
