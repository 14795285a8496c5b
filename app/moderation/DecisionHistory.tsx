import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { CommentForModeration } from "./read-for-moderation.server";
import { isRuleKey } from "./rules";

/** Every decision on a comment, with who took it. */
export function DecisionHistory({ decisions }: Pick<CommentForModeration, "decisions">) {
  const t = useTranslations("moderation");
  if (decisions.length === 0) return null;
  return (
    <section>
      <h3>{t("desk.detail.history")}</h3>
      <ol className="decision-history">
        {decisions.map(({ id, decidedAt, by, action, reason, note }) => (
          <li key={id}>
            {t("desk.detail.historyRow", {
              at: instantText(decidedAt),
              by,
              action: t(`action.${action}`),
              reason: isRuleKey(reason) ? t(`rule.${reason}`) : reason,
            })}
            {note !== null && <span className="muted"> {t("desk.detail.note", { note })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
