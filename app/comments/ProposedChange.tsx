import { useLocale, useTranslations } from "use-intl/react";
import { diffWords } from "./diff-words";

/** Characters of unchanged text kept on each side of a change, where the whole is a page away. */
const AROUND = 50;

interface Props {
  /** The paragraph's own text; null where the proposal stands alone. */
  base: string | null;
  proposed: string;
  /** Leaves out what is far from a change. */
  brief?: boolean;
}

/** A proposed wording: what it takes away and what it adds, told by words, lines and signs, not by colour. */
export function ProposedChange({ base, proposed, brief = false }: Props) {
  const t = useTranslations("reading.change");
  const locale = useLocale();
  if (base === null) return <blockquote dir="auto">{proposed}</blockquote>;
  const changes = diffWords(base, proposed);
  return (
    <blockquote dir="auto" className="change" lang="vi">
      {changes.map(({ kind, text }, index) => {
        if (kind === "same") return brief ? shorten(text, index === 0, index === changes.length - 1) : text;
        const Change = kind === "removed" ? "del" : "ins";
        return (
          <Change key={index}>
            <span className="unseen" lang={locale}>{t(kind)}</span>
            {text}
            <span className="unseen">{t("end")}</span>
          </Change>
        );
      })}
    </blockquote>
  );
}

/** Unchanged text without what is far from a change; cut between words. */
function shorten(text: string, first: boolean, last: boolean): string {
  const head = first ? "" : (new RegExp(`^.{0,${AROUND}}(?=\\s)`, "su").exec(text)?.[0] ?? "");
  const tail = last ? "" : (new RegExp(`(?<=\\s).{0,${AROUND}}$`, "su").exec(text)?.[0] ?? "");
  const short = `${head} … ${tail}`;
  return short.length < text.length ? short : text;
}
