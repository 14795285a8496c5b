import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { BlindResult, nextBlindReview, readAgreement } from "./blind-review.server";
import type { ModerationSettings } from "./change-settings.server";
import { CommentInContext } from "./CommentInContext";
import { DESK_BLIND } from "./desk-address";
import { isRuleKey, WITHHOLD_REASONS } from "./rules";
import { useKeys } from "./use-keys";
import { ConsultationTabs } from "~/ui/ConsultationTabs";

type Review = NonNullable<Awaited<ReturnType<typeof nextBlindReview>>>;

interface Props {
  registers: { slug: string; title: string }[];
  register: { slug: string; title: string } | null;
  review: Review | null;
  agreement: Awaited<ReturnType<typeof readAgreement>> | null;
  /** For administrators only. */
  settings: ModerationSettings | null;
  result: ({ did: "answer" } & BlindResult) | { did: "settings"; ok: boolean } | undefined;
}

/** Decisions made once more by somebody who does not know the first one, and how often both agree. */
export function BlindPage({ registers, register, review, agreement, settings, result }: Props) {
  const t = useTranslations("desk.blind");
  const address = register ? `${DESK_BLIND}?${new URLSearchParams({ dot: register.slug })}` : DESK_BLIND;
  return (
    <div className="staff-page blind-review">
      <h1>{t("title")}</h1>
      <ConsultationTabs consultations={registers} current={register?.slug ?? ""} to={(slug) => `${DESK_BLIND}?${new URLSearchParams({ dot: slug })}`} />
      <p>{t("intro")}</p>
      <p role="status">{result?.did === "answer" && (result.ok ? t("saved", { same: result.agrees ? "yes" : "no" }) : t(result.reason === "bad-reason" ? "badReason" : "refused"))}</p>
      {review ? <Answer key={review.reviewId} review={review} action={address} /> : <p>{t("none")}</p>}
      {agreement && <Agreement agreement={agreement} />}
      {settings && (
        <section>
          <h2>{t("settings")}</h2>
          <p role="status">{result?.did === "settings" && t(result.ok ? "settingsSaved" : "settingsBad")}</p>
          <Form method="post" action={address} className="staff-form" key={JSON.stringify(settings)}>
            <input type="hidden" name="intent" value="settings" />
            <label className="choice">
              <input type="checkbox" name="fourEyes" defaultChecked={settings.fourEyes} /> <span>{t("fourEyes")}</span>
            </label>
            <label>
              <span>{t("blindShare")}</span>{" "}
              <input name="blindShare" type="number" min={0} max={100} step={1} required defaultValue={settings.blindShare} />
            </label>
            <button type="submit">{t("save")}</button>
          </Form>
        </section>
      )}
    </div>
  );
}

function Answer({ review: { reviewId, comment }, action }: { review: Review; action: string }) {
  const t = useTranslations("desk.blind");
  const words = useTranslations("moderation.desk.decision");
  const ruleName = useTranslations("moderation.rule");
  const [choice, setChoice] = useState<"publish" | "redact" | "withhold" | null>(null);
  const [reason, setReason] = useState("");
  const confirm = useRef<HTMLButtonElement>(null);
  const needsReason = choice === "redact" || choice === "withhold";
  const pick = (picked: NonNullable<typeof choice>) => (setChoice(picked), confirm.current?.focus());
  useKeys({
    p: () => pick("publish"),
    r: () => pick("redact"),
    w: () => pick("withhold"),
    ...Object.fromEntries(WITHHOLD_REASONS.map((key) => [key, () => needsReason && setReason(key)])),
  });
  return (
    <>
      <CommentInContext comment={comment} spans={[]} selectable={false} />
      <Form method="post" action={action} className="staff-form">
        <input type="hidden" name="review" value={reviewId} />
        <fieldset>
          <legend>{words("label")}</legend>
          {(["publish", "redact", "withhold"] as const).map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="action" value={each} checked={choice === each} onChange={() => setChoice(each)} required />{" "}
              <span>
                {each === "redact" ? t("redact") : words(each)} <kbd>{{ publish: "p", redact: "r", withhold: "w" }[each]}</kbd>
              </span>
            </label>
          ))}
        </fieldset>
        {needsReason && (
          <fieldset>
            <legend>{t("reason")}</legend>
            {WITHHOLD_REASONS.map((key) => (
              <label key={key} className="choice">
                <input type="radio" name="reason" value={key} checked={reason === key} onChange={() => setReason(key)} required />{" "}
                <span>
                  <kbd>{key}</kbd> {ruleName(key)}
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <button type="submit" ref={confirm}>
          {t("confirm")} <kbd>Enter</kbd>
        </button>
      </Form>
    </>
  );
}

/** How often both decided alike, each number with how many were compared. */
function Agreement({ agreement }: { agreement: NonNullable<Props["agreement"]> }) {
  const t = useTranslations("desk.blind");
  const ruleName = useTranslations("moderation.rule");
  const { reviewed, waiting, reasons } = agreement;
  const row = (name: string, of: { reviewed: number; agreed: number }) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td className="number">{of.reviewed}</td>
      <td className="number">{of.agreed}</td>
      <td className="number">{new Intl.NumberFormat("vi", { style: "percent", maximumFractionDigits: 1 }).format(of.agreed / of.reviewed)}</td>
    </tr>
  );
  return (
    <section>
      <h2>{t("rate")}</h2>
      <p>{t("waiting", { count: waiting })}</p>
      {reviewed === 0 ? (
        <p>{t("noRate")}</p>
      ) : (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("byReason")}</th>
                <th scope="col" className="number">{t("reviewed")}</th>
                <th scope="col" className="number">{t("agreed")}</th>
                <th scope="col" className="number">{t("share")}</th>
              </tr>
            </thead>
            <tbody>{reasons.map(({ reason, ...numbers }) => row(isRuleKey(reason) ? ruleName(reason) : reason, numbers))}</tbody>
            <tfoot>{row(t("total"), agreement)}</tfoot>
          </table>
        </div>
      )}
    </section>
  );
}
