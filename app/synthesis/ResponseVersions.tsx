import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { ResponseVersionRead } from "./read-response.server";

/** Every version of a response, the last first, who wrote and who approved it; the last one can be approved by another person. */
export function ResponseVersions({ versions, staffId }: { versions: ResponseVersionRead[]; staffId: string }) {
  const t = useTranslations("answers");
  const [last, ...earlier] = versions;
  if (!last) return <p className="muted">{t("noVersion")}</p>;
  return (
    <>
      <h3>{t("standing", { number: last.number })}</h3>
      <Version version={last} />
      {last.state === "drafted" && <Approve version={last} own={last.drafter.id === staffId} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t("earlier", { count: earlier.length })}</summary>
          {earlier.map((version) => (
            <div key={version.number}>
              <h3>{t("version", { number: version.number })}</h3>
              <Version version={version} />
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function Version({ version: { outcome, text, drafter, draftedAt, approval, state } }: { version: ResponseVersionRead }) {
  const t = useTranslations("answers");
  const outcomes = useTranslations("synthesis.outcome");
  return (
    <div className="response-version">
      <p>
        <strong>{outcomes(outcome)}</strong> <span className="answer-state" data-state={state}>{t(`state.${state}`)}</span>
      </p>
      <div className="answered-text" dir="auto">
        {text}
      </div>
      <p className="muted">{t("draftedBy", { name: drafter.name, at: instantText(draftedAt) })}</p>
      {approval && <p className="muted">{t("approvedBy", { name: approval.name, at: instantText(approval.at) })}</p>}
    </div>
  );
}

function Approve({ version: { number }, own }: { version: ResponseVersionRead; own: boolean }) {
  const t = useTranslations("answers");
  const busy = useNavigation().formData?.get("intent") === "approve";
  if (own) return <p className="staff-notice is-fine">{t("ownDraft")}</p>;
  return (
    <Form method="post" className="staff-actions">
      <input type="hidden" name="intent" value="approve" />
      <input type="hidden" name="number" value={number} />
      <button type="submit" disabled={busy}>
        {t("approve", { number })}
      </button>
    </Form>
  );
}
