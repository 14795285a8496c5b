import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { confirmProposal } from "./apply-decisions.server";
import { DESK_ACTS } from "./desk-address";
import type { DeskComment } from "./read-desk-comment.server";
import { isRuleKey } from "./rules";
import { useKeys } from "./use-keys";
import { useRefusalWords } from "./use-result-words";

/** A decision that waits: for the second of two moderators to agree, or for its ten seconds to pass. */
export function SecondOpinion({ waiting, onAnswered }: { waiting: NonNullable<DeskComment["waiting"]>; onAnswered: () => void }) {
  const t = useTranslations("desk.second");
  const words = useTranslations("desk.detail");
  const moderation = useTranslations("moderation");
  const refusal = useRefusalWords();
  const { Form, data, state, submit } = useFetcher<Awaited<ReturnType<typeof confirmProposal>>>();
  const { id, by, own, needsSecond, reason, note, into } = waiting;
  const action = moderation(`action.${waiting.action}`);
  const why = isRuleKey(reason) ? moderation(`rule.${reason}`) : reason;
  const open = needsSecond && !own && state === "idle" && !data?.ok;
  const answer = (intent: "agree" | "decline") => open && submit({ intent, id }, { method: "post", action: DESK_ACTS });
  useKeys(open ? { y: () => answer("agree"), n: () => answer("decline") } : {});
  const told = useRef(false);
  useEffect(() => {
    if (!data?.ok || told.current) return;
    told.current = true;
    onAnswered();
  }, [data, onAnswered]);
  if (!needsSecond || own) {
    return <p className="decision-waits">{own ? words("waitingOwn", { action, reason: why }) : words("waitingOther", { by, action, reason: why })}</p>;
  }
  return (
    <section className="decision-waits" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      <p>{t("asks", { by, action, reason: why })}</p>
      {into && (
        <>
          <p>{t("into", { code: into.code })}</p>
          <blockquote className="given-words" dir="auto">
            {[into.text, into.proposed].filter(Boolean).join("\n→ ")}
          </blockquote>
        </>
      )}
      {note !== null && <p className="muted">{moderation("desk.detail.note", { note })}</p>}
      <p role="status">{data && (data.ok ? t("declined" in data ? "declined" : "agreed") : refusal(data))}</p>
      <Form method="post" action={DESK_ACTS}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" name="intent" value="agree" disabled={!open}>
          {t("agree")} <kbd>y</kbd>
        </button>
        <button type="submit" name="intent" value="decline" className="quiet" disabled={!open}>
          {t("decline")} <kbd>n</kbd>
        </button>
      </Form>
    </section>
  );
}
