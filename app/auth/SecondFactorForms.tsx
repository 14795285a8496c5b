import { useTranslations } from "use-intl/react";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { QrCode } from "~/ui/QrCode";

type Problem = "wrong" | "throttled" | "not-started" | "required" | null;

/** Tries are counted over this long; see the limit "secondFactor". */
const WAIT_MINUTES = 15;

function useProblem(wrong: "wrong" | "remove.wrong") {
  const t = useTranslations("secondFactor");
  return (problem: Problem): string | undefined => {
    if (problem === null) return undefined;
    if (problem === "throttled") return t("throttled", { minutes: WAIT_MINUTES });
    if (problem === "not-started") return t("notStarted");
    return t(problem === "required" ? "remove.required" : wrong);
  };
}

function Problem({ field, message }: { field: string; message: string | undefined }) {
  const auth = useTranslations("auth");
  return message ? <ErrorSummary title={auth("errorTitle")} errors={[{ field, message }]} /> : null;
}

function CodeField({ id, error }: { id: string; error?: string | undefined }) {
  const t = useTranslations("secondFactor");
  return (
    <Field id={id} label={t("code")} hint={t("codeHint")} error={error}>
      {(attributes) => <input {...attributes} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={60} required />}
    </Field>
  );
}

interface EnrolProps {
  secret: string;
  qr: { size: number; path: string };
  problem: Problem;
}

/** The key as a picture and in letters, and the code that shows the app has it. */
export function EnrolFields({ secret, qr, problem }: EnrolProps) {
  const t = useTranslations("secondFactor");
  const message = useProblem("wrong")(problem);
  return (
    <form method="post" className="comment-form">
      <Problem field="code" message={message} />
      <p>{t("scan")}</p>
      <div className="second-factor-qr">
        <QrCode code={qr} label={t("scanLabel")} />
      </div>
      <p>
        {t("orType")} <code>{secret.replace(/(.{4})(?!$)/g, "$1 ")}</code>
      </p>
      <CodeField id="code" error={message} />
      <p className="send">
        <button type="submit" name="intent" value="confirm">
          {t("confirm")}
        </button>
      </p>
    </form>
  );
}

/** The codes, this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations("secondFactor");
  return (
    <section aria-labelledby="ma-du-phong">
      <p role="status">
        <strong>{t("on")}</strong>
      </p>
      <h2 id="ma-du-phong">{t("recovery.title")}</h2>
      <p>{t("recovery.help")}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="actions">
        <a href="/can-bo">{t("recovery.saved")}</a>
      </p>
    </section>
  );
}

interface ManageProps {
  left: number;
  required: boolean;
  renewProblem: Problem;
  removeProblem: Problem;
}

/** New recovery codes, and taking the second factor away. */
export function ManageSecondFactor({ left, required, renewProblem, removeProblem }: ManageProps) {
  const t = useTranslations("secondFactor");
  const auth = useTranslations("auth");
  const renew = useProblem("wrong")(renewProblem);
  const remove = useProblem("remove.wrong")(removeProblem);
  return (
    <>
      <p>{t("on")}</p>
      <h2>{t("recovery.renew")}</h2>
      <form method="post" className="comment-form">
        <Problem field="renew-code" message={renew} />
        <p className="hint">{t("recovery.renewHelp", { left })}</p>
        <CodeField id="renew-code" error={renew} />
        <p className="send">
          <button type="submit" name="intent" value="renew">
            {t("recovery.renew")}
          </button>
        </p>
      </form>
      <h2>{t("remove.title")}</h2>
      {required ? (
        <p>{t("remove.required")}</p>
      ) : (
        <form method="post" className="comment-form">
          <Problem field="password" message={remove} />
          <Field id="password" label={auth("field.currentPassword")} error={remove}>
            {(attributes) => <input {...attributes} name="password" type="password" autoComplete="current-password" required />}
          </Field>
          <CodeField id="remove-code" />
          <p className="send">
            <button type="submit" name="intent" value="remove" className="quiet">
              {t("remove.submit")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
