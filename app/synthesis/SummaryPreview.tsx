import { useTranslations } from "use-intl/react";
import type { Figures, ParsedSummary } from "./parse-summary";
import { summaryPieces } from "./summary-pieces";

interface Props {
  text: string;
  parsed: ParsedSummary;
  figures: Figures;
  /** The comment that is open beside it, by the end of its id. */
  opened: string | null;
  onOpen: (idEnd: string) => void;
}

/** The summary as it reads: numbers written out, a sentence that cites nothing marked, citations that open their comment. */
export function SummaryPreview({ text, parsed, figures, opened, onOpen }: Props) {
  const t = useTranslations("answers.summary");
  function open(idEnd: string) {
    onOpen(idEnd);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#trich-${idEnd} > summary`)?.focus());
  }
  return (
    <div className="summary-preview" dir="auto" lang="vi">
      {summaryPieces(text, parsed, figures).map(({ start, cites, pieces }) => (
        <span key={start} className={cites ? undefined : "cites-nothing"}>
          {pieces.map((piece) =>
            piece.is === "citation" ? (
              <button key={piece.at} type="button" className="citation" aria-expanded={opened === piece.idEnd} onClick={() => open(piece.idEnd)}>
                {piece.words}
              </button>
            ) : piece.is === "text" ? (
              piece.words
            ) : (
              <strong key={piece.at} className={piece.is === "wrong" ? "is-wrong" : undefined}>
                {piece.words}
              </strong>
            ),
          )}
          {!cites && <small> ({t("noCitation")})</small>}{" "}
        </span>
      ))}
    </div>
  );
}
