import { useTranslations } from "use-intl/react";
import { ProposedChange } from "./ProposedChange";
import type { Words } from "./versions";

/** What a comment says, to its author. The words are set apart, so that they cannot be taken for the portal's. */
export function SaidWords({ words, quote = null }: { words: Words; quote?: string | null }) {
  const t = useTranslations("receipt");
  const kindName = useTranslations("comment.kind");
  const { kind, text, proposed, proposedBase } = words;
  return (
    <>
      <p className="said-kind">{kindName(kind)}</p>
      {quote !== null && (
        <div className="quoted">
          <p>{t("quote")}</p>
          <blockquote lang="vi">{quote}</blockquote>
        </div>
      )}
      <div className="said-text" dir="auto">
        {text}
      </div>
      {proposed !== null && (
        <div className="said-proposed">
          <p>{t("proposed")}</p>
          <ProposedChange base={proposedBase} proposed={proposed} />
        </div>
      )}
    </>
  );
}
