import { useTranslations } from "use-intl/react";
import { PERSONAL_KINDS } from "./analysis/findings";

interface Props {
  /** As it was kept; older ones may say less. */
  finding: { flag: string; field: "text" | "proposed"; kind?: unknown; data?: unknown };
  /** The words it stands on. */
  words: string;
  /** Name of the section the comment is more like. */
  section: string | null;
}

/** Why a comment is marked, in words. It says what was seen, not what is to be done. */
export function FlagReason({ finding, words, section }: Props) {
  const t = useTranslations("flags");
  const why = reason();
  return finding.field === "proposed" ? t("inProposed", { why }) : why;

  function reason(): string {
    switch (finding.flag) {
      case "personal-data": {
        const kind = PERSONAL_KINDS.find((each) => each === finding.kind);
        return kind ? t(`kind.${kind}`, { words }) : words;
      }
      case "insult":
        return t("insult", { words });
      case "link":
        return t("link", { words });
      case "all-capitals":
        return t("allCapitals");
      case "very-short":
        return t("veryShort");
      case "wrong-section": {
        const terms = termsOf(finding.data).map((term) => `“${term}”`).join(", ");
        return section === null ? t("wrongSectionUnknown", { terms }) : t("wrongSection", { section, terms });
      }
      default:
        return words;
    }
  }
}

function termsOf(data: unknown): string[] {
  const terms = (data as { terms?: unknown } | undefined)?.terms;
  return Array.isArray(terms) ? terms.filter((term) => typeof term === "string") : [];
}
