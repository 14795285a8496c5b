import { useTranslations } from "use-intl/react";
import type { Challenge } from "./proof-of-work.server";

interface Props {
  agreed: boolean;
  /** What is wrong with the consent, in words. */
  error: string | undefined;
  challenge: Challenge | undefined;
  send: string;
}

/** Consent and sending, with what keeps programs out: a box nobody sees, the time a script measures, and work asked for. */
export function FormFoot({ agreed, error, challenge, send }: Props) {
  const t = useTranslations("form");
  const files = useTranslations("intake.files");
  return (
    <>
      <div className={error ? "field field-wrong" : "field"}>
        {error && (
          <p className="error" id="gop-y-consent-error">
            {error}
          </p>
        )}
        <label className="choice">
          <input
            type="checkbox"
            name="consent"
            id="gop-y-consent"
            defaultChecked={agreed}
            required
            aria-invalid={error ? true : undefined}
            aria-describedby={error && "gop-y-consent-error"}
          />
          <span>{t("consent")}</span>
        </label>
        <p className="consent-more">
          <a href="/rieng-tu">{t("consentMore")}</a>
        </p>
      </div>
      <p className="trap" aria-hidden="true">
        <label>
          {t("trap")} <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      <input type="hidden" name="elapsed" defaultValue="" />
      <input type="hidden" name="altcha" defaultValue="" />
      {challenge && (
        <>
          <p className="work" role="status" data-challenge={JSON.stringify(challenge)} data-done={t("workDone")} hidden>
            {t("working")}
          </p>
          <script defer src="/prove-work.js" />
        </>
      )}
      <p className="hint">{files("foot")}</p>
      <p className="send">
        <button type="submit">{send}</button>
      </p>
    </>
  );
}
