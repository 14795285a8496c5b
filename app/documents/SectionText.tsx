import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";

interface Props {
  paragraphs: { id: string; number: number; marker: string | null; text: string }[];
  /** Address of the section's page. */
  address: string;
  takesComments: boolean;
  /** What stands beside a paragraph: the published comments on it, and the form where it is about it. */
  beside: (number: number) => ReactNode;
}

/** The paragraphs of a section, each with its anchor and its "Góp ý". */
export function SectionText({ paragraphs, address, takesComments, beside }: Props) {
  const t = useTranslations("reading");
  return (
    <>
      {paragraphs.map(({ id, number, marker, text }) => (
        <div className="paragraph" id={`d${number}`} key={id}>
          <div className="paragraph-text">
            <p className={marker ? "marked" : undefined}>
              {marker && <span className="marker">{marker} </span>}
              {text}
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
            </p>
          </div>
          {beside(number)}
        </div>
      ))}
    </>
  );
}
