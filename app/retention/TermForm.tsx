import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { Term } from "./read-retention.server";
import { MONTHS } from "./retention.schema";

interface Props {
  term: Term | null;
  closesAt: Date;
  resultsAt: Date | null;
  dueAt: Date | null;
  due: boolean;
  busy: boolean;
  /** What was sent and could not be taken. */
  wrong: { months: string } | null;
}

/** The term as it is, and the form that sets it. */
export function TermForm({ term, closesAt, resultsAt, dueAt, due, busy, wrong }: Props) {
  const t = useTranslations("retention.term");
  const day = dueAt && { at: instantText(dueAt) };
  return (
    <>
      <p>{term ? t("set", { months: term.months, name: term.staff, at: instantText(term.changedAt) }) : t("none")}</p>
      {term && <p>{day === null ? t("noDay") : <strong>{due ? t("past", day) : term.automatic ? t("dueAutomatic", day) : t("due", day)}</strong>}</p>}
      <Form method="post" className="staff-form">
        <input type="hidden" name="intent" value="term" />
        <div className="field">
          <label htmlFor="months">{t("months")}</label>
          <input
            id="months"
            name="months"
            inputMode="numeric"
            required
            defaultValue={wrong?.months ?? term?.months ?? ""}
            aria-invalid={wrong ? true : undefined}
            aria-describedby="months-help"
          />
          <p className="muted" id="months-help">
            {t("monthsHelp", MONTHS)}
          </p>
        </div>
        <fieldset>
          <legend>{t("countedFrom")}</legend>
          {(["close", "results"] as const).map((from) => (
            <label key={from} className="choice">
              <input type="radio" name="countedFrom" value={from} defaultChecked={from === (term?.countedFrom ?? "close")} />{" "}
              {from === "close" ? t("close", { at: instantText(closesAt) }) : resultsAt ? t("results", { at: instantText(resultsAt) }) : t("resultsNone")}
            </label>
          ))}
        </fieldset>
        <label className="choice">
          <input type="checkbox" name="automatic" defaultChecked={term?.automatic ?? false} aria-describedby="automatic-help" /> {t("automatic")}
        </label>
        <p className="muted" id="automatic-help">
          {t("automaticHelp")}
        </p>
        <button type="submit" disabled={busy}>
          {t("submit")}
        </button>
      </Form>
    </>
  );
}
