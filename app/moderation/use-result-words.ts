import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { isRuleKey } from "./rules";
import type { Answer } from "./use-desk";

const REFUSALS = {
  "unknown-comment": "unknownComment",
  "bad-reason": "badReason",
  "bad-span": "badSpan",
  "note-missing": "noteMissing",
  "not-decided": "notDecided",
  withdrawn: "withdrawn",
  "revised-meanwhile": "revisedMeanwhile",
  "bad-form": "badReason",
  "not-sent": "notSent",
} as const;

/** What a moderator is told after a decision. */
export function useResultWords(): (action: "publish" | "redact" | "withhold" | "reopen", answer: Answer) => string {
  const t = useTranslations("moderation");
  return (action, answer) => {
    if (answer.ok) return t("desk.result.ok", { action: t(`action.${action}`) });
    if (answer.reason !== "decided-meanwhile") return t(`desk.result.${REFUSALS[answer.reason]}`);
    if (!answer.by) return t("desk.result.changedMeanwhile");
    const { name, decidedAt, reason } = answer.by;
    return t("desk.result.decidedMeanwhile", {
      name,
      at: instantText(decidedAt),
      action: t(`action.${answer.by.action}`),
      reason: isRuleKey(reason) ? t(`rule.${reason}`) : reason,
    });
  };
}
