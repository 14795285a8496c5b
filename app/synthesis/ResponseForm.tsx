import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import { LONGEST, OUTCOMES } from "./answer.schema";
import type { DraftResult, StandingVersion } from "./draft-response.server";
import type { ResponseVersionRead } from "./read-response.server";

type Kept = { kept: { outcome: string; text: string } };
export type RefusedDraft = Kept & (Extract<DraftResult, { ok: false }> | { reason: "wrong"; wrong: { outcome: boolean; text: boolean } });

interface Props {
  /** The version that stands; null where nothing is drafted. */
  standing: ResponseVersionRead | null;
  refused: RefusedDraft | null;
}

/** Writes the next version. What another wrote meanwhile stands above what was typed, which is kept. */
export function ResponseForm({ standing, refused }: Props) {
  const t = useTranslations("answers");
  const outcomes = useTranslations("synthesis.outcome");
  const busy = useNavigation().formData?.get("intent") === "draft";
  const values = refused?.kept ?? { outcome: standing?.outcome ?? "", text: standing?.text ?? "" };
  const wrong = refused?.reason === "wrong" ? refused.wrong : null;
  const other = refused?.reason === "drafted-meanwhile" ? refused.standing : null;
  return (
    <Form method="post" className="staff-form answer-form" noValidate>
      <input type="hidden" name="intent" value="draft" />
      <input type="hidden" name="number" value={standing?.number ?? 0} />
      {refused && refused.reason !== "wrong" && refused.reason !== "drafted-meanwhile" && (
        <p className="staff-notice" role="alert">
          {t(`refused.${refused.reason}`)}
        </p>
      )}
      {other && <Meanwhile version={other} />}
      <fieldset aria-describedby={wrong?.outcome ? "ket-luan-sai" : undefined}>
        <legend>{t("outcome")}</legend>
        {wrong?.outcome && (
          <p className="error" id="ket-luan-sai">
            {t("outcomeMissing")}
          </p>
        )}
        {OUTCOMES.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="outcome" value={each} defaultChecked={values.outcome === each} />{" "}
            <span>
              {outcomes(each)} <span className="muted">{t(`outcomeHelp.${each}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field id="noi-dung-tra-loi" label={t("text")} hint={t("textHint")} error={wrong?.text ? t("textWrong", { most: LONGEST }) : undefined}>
        {(attributes) => <textarea {...attributes} name="text" rows={9} defaultValue={values.text} lang="vi" />}
      </Field>
      <button type="submit" disabled={busy}>
        {busy ? t("saving") : t(standing ? "saveNext" : "saveFirst")}
      </button>
      {standing && standing.state !== "drafted" && <p className="muted">{t("needsApproval")}</p>}
    </Form>
  );
}

function Meanwhile({ version: { number, outcome, text, by, at } }: { version: StandingVersion }) {
  const t = useTranslations("answers");
  const outcomes = useTranslations("synthesis.outcome");
  return (
    <div className="staff-notice" role="alert">
      <p>{t("meanwhile", { name: by, number, at: instantText(at) })}</p>
      <p>
        <strong>{outcomes(outcome)}</strong>
      </p>
      <div className="answered-text" dir="auto">
        {text}
      </div>
      <p>{t("yoursKept")}</p>
    </div>
  );
}
