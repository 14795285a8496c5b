import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { Action } from "./decide.server";
import { isRuleKey } from "./rules";
import type { ConfirmResult } from "./apply-decisions.server";
import type { Answer } from "./use-desk";

const REFUSALS = {
  "unknown-comment": "moderation.desk.result.unknownComment",
  "bad-reason": "moderation.desk.result.badReason",
  "bad-span": "moderation.desk.result.badSpan",
  "note-missing": "moderation.desk.result.noteMissing",
  "not-decided": "moderation.desk.result.notDecided",
  withdrawn: "moderation.desk.result.withdrawn",
  "revised-meanwhile": "moderation.desk.result.revisedMeanwhile",
  "bad-form": "moderation.desk.result.badReason",
  "not-sent": "moderation.desk.result.notSent",
  "bad-place": "desk.refusal.badPlace",
  "bad-merge": "desk.refusal.badMerge",
  "not-pending": "desk.refusal.notPending",
  merged: "desk.refusal.merged",
  "out-of-scope": "desk.refusal.outOfScope",
  "own-decision": "desk.refusal.ownDecision",
  "needs-second": "desk.refusal.needsSecond",
  settled: "desk.refusal.settled",
  "same-person": "desk.refusal.samePerson",
  "not-yet": "desk.refusal.notYet",
} as const;

type Refused = Extract<Answer | ConfirmResult, { ok: false }>;

/** Why nothing was recorded. */
export function useRefusalWords(): (refused: Refused) => string {
  const t = useTranslations();
  return (refused) => {
    if (refused.reason !== "decided-meanwhile") return t(REFUSALS[refused.reason]);
    if (!refused.by) return t("moderation.desk.result.changedMeanwhile");
    const { name, decidedAt, reason, action } = refused.by;
    return t("moderation.desk.result.decidedMeanwhile", {
      name,
      at: instantText(decidedAt),
      action: t(`moderation.action.${action}`),
      reason: isRuleKey(reason) ? t(`moderation.rule.${reason}`) : reason,
    });
  };
}

/** What a moderator is told after a decision. */
export function useResultWords(): (action: Action, answer: Answer) => string {
  const t = useTranslations("moderation");
  const refusal = useRefusalWords();
  return (action, answer) => (answer.ok ? t("desk.result.ok", { action: t(`action.${action}`) }) : refusal(answer));
}
