import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import type { Coverage } from "./read-coverage.server";
import type { EndedSignOff, StandingSignOff } from "./read-sign-offs.server";
import type { ReopenResult } from "./reopen-sign-off.server";
import type { SignOffResult } from "./sign-off.server";
import type { WaiveResult } from "./waive-coverage.server";

type Refused = { text: string } & Extract<WaiveResult | SignOffResult | ReopenResult, { ok: false }> & { form: "waive" | "sign" | "reopen" };

interface Props {
  slug: string;
  coverage: Coverage;
  openAt: { path: string; place: string; heading: string; open: number }[];
  /** What stands for this section, its own or one above it. */
  signOff: (StandingSignOff & { own: boolean; path: string }) | null;
  ended: EndedSignOff[];
  refused: Refused | null;
}

/** What has to be done before it can be signed off, the signing, and what was signed. */
export function SignOffPanel(props: Props) {
  const t = useTranslations("answers.sign");
  const { coverage, signOff, ended, refused } = props;
  return (
    <section aria-labelledby="ky" className="sign-off">
      <h2 id="ky">{t("title")}</h2>
      {refused && <Refusal refused={refused} />}
      <p>{t("coverage", { comments: coverage.comments, grouped: coverage.comments - coverage.waived - coverage.open, waived: coverage.waived, open: coverage.open })}</p>
      {signOff ? <Signed {...props} signOff={signOff} /> : coverage.open > 0 ? <Blocked {...props} /> : <SignForm />}
      {ended.length > 0 && (
        <details>
          <summary>{t("ended", { count: ended.length })}</summary>
          <ul className="sign-offs">
            {ended.map(({ id, name, at, sha256, reopened }) => (
              <li key={id}>
                <p>{t("signedBy", { name, at: instantText(at) })}</p>
                <p>{t("reopenedBy", { name: reopened.name, at: instantText(reopened.at), reason: reopened.reason })}</p>
                <Sha sha256={sha256} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Refusal({ refused }: { refused: Refused }) {
  const t = useTranslations("answers.sign.refused");
  const words =
    refused.reason === "uncovered" || refused.reason === "changed-meanwhile"
      ? t(refused.reason, { count: refused.open })
      : refused.reason === "signed-off"
        ? t("signed-off", { name: refused.signOff.name, at: instantText(refused.signOff.at) })
        : refused.reason === "reopened-before"
          ? t("reopened-before", { name: refused.by, at: instantText(refused.at) })
          : refused.reason === "summary-wrong"
            ? t("summary-wrong", { words: refused.errors.map((error) => error.words).join(", ") })
            : t(refused.reason);
  return (
    <p className="staff-notice" role="alert">
      {words}
    </p>
  );
}

function Sha({ sha256 }: { sha256: string }) {
  return (
    <p className="sha">
      SHA-256 <code>{sha256}</code>
    </p>
  );
}

function Blocked({ slug, coverage: { open }, openAt, refused }: Props) {
  const t = useTranslations("answers.sign");
  const answers = useTranslations("answers");
  const busy = useNavigation().formData !== undefined;
  return (
    <>
      <p className="staff-notice">
        <strong>{t("blocked", { count: open })}</strong>
      </p>
      <ul>
        {openAt.map((each) => (
          <li key={each.path}>
            <Link to={`/can-bo/tong-hop/muc/${each.path}?dot=${slug}`}>
              {each.place ? `${each.place}. ${each.heading}` : answers("wholeDraft")}
            </Link>
            {": "}
            {t("openHere", { count: each.open })}
          </li>
        ))}
      </ul>
      <Form method="post" className="staff-form">
        <input type="hidden" name="intent" value="waive" />
        <input type="hidden" name="open" value={open} />
        <Field id="ly-do-cho-qua" label={t("waiveReason")} hint={t("waiveHint", { count: open })}>
          {(attributes) => <textarea {...attributes} name="text" rows={2} defaultValue={refused?.form === "waive" ? refused.text : ""} />}
        </Field>
        <button type="submit" disabled={busy}>
          {t("waive", { count: open })}
        </button>
      </Form>
    </>
  );
}

function SignForm() {
  const t = useTranslations("answers.sign");
  const busy = useNavigation().formData !== undefined;
  return (
    <Form method="post" className="staff-form">
      <input type="hidden" name="intent" value="sign" />
      <p className="muted">{t("intro")}</p>
      <button type="submit" disabled={busy}>
        {t("submit")}
      </button>
    </Form>
  );
}

function Signed({ slug, signOff, refused }: Props & { signOff: NonNullable<Props["signOff"]> }) {
  const t = useTranslations("answers.sign");
  const busy = useNavigation().formData !== undefined;
  const { id, own, path, name, at, sha256, figures, summaryText, arrived, left } = signOff;
  if (!own) {
    return (
      <p className="staff-notice is-fine">
        {t("above", { name, at: instantText(at) })} <Link to={`/can-bo/tong-hop/tom-tat/${path}?dot=${slug}`}>{t("toAbove")}</Link>
      </p>
    );
  }
  return (
    <>
      <div className="staff-notice is-fine">
        <p>
          <strong>{t("signedBy", { name, at: instantText(at) })}</strong>
        </p>
        <p>{t("figures", { received: figures.received, texts: figures.texts, topics: figures.topics })}</p>
        <Sha sha256={sha256} />
        {summaryText && (
          <details>
            <summary>{t("summary")}</summary>
            <div className="answered-text">{summaryText}</div>
          </details>
        )}
      </div>
      {arrived === 0 && left === 0 ? <p>{t("unchanged")}</p> : <p className="staff-notice">{t("changed", { arrived, left })}</p>}
      <Form method="post" className="staff-form">
        <input type="hidden" name="intent" value="reopen" />
        <input type="hidden" name="signOffId" value={id} />
        <Field id="ly-do-mo-lai" label={t("reopenReason")} hint={t("reopenHint")}>
          {(attributes) => <textarea {...attributes} name="text" rows={2} defaultValue={refused?.form === "reopen" ? refused.text : ""} />}
        </Field>
        <button type="submit" disabled={busy}>
          {t("reopen")}
        </button>
      </Form>
    </>
  );
}
