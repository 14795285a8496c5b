import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { DISTRICTS } from "~/comments/districts";
import type { messages } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import type { Problem } from "./sheet-row";

export interface BulkRefusal {
  /** Keys of `bulk.formError` by field. */
  errors: Record<string, string>;
  /** What is wrong with the file. */
  problem?: Problem;
  /** The import the same file was brought with before. */
  known?: string;
  /** The instant the window begins or ends, where the day is outside of it. */
  instant?: string;
}

type ErrorKey = Exclude<keyof typeof messages.bulk.formError, "title">;

/** What is asked when a spreadsheet is brought: where from, and the file. */
export function BulkForm({ consultations, refusal }: { consultations: { slug: string; title: string }[]; refusal: BulkRefusal | null }) {
  const t = useTranslations("bulk.form");
  const errorText = useTranslations("bulk.formError");
  const problemText = useTranslations("bulk.problem");
  const words = useTranslations("comment");
  const sending = useNavigation().formData !== undefined;
  const [search] = useSearchParams();
  const [channel, setChannel] = useState<"meeting" | "import">("meeting");
  const errors = Object.fromEntries(
    Object.entries(refusal?.errors ?? {}).map(([field, key]) => [field, errorText(key as ErrorKey, { instant: refusal?.instant ?? "" })]),
  );
  if (refusal?.problem) errors.file = problemText(refusal.problem as "empty");
  const summary = Object.entries(errors).map(([field, message]) => ({ field: `bulk-${field}`, message }));
  return (
    <Form className="staff-form bulk-form" method="post" encType="multipart/form-data">
      {summary.length > 0 && !sending && <ErrorSummary title={errorText("title")} errors={summary} />}
      {refusal?.known && (
        <p>
          <Link to={`/can-bo/tiep-nhan/bang/${refusal.known}`}>{errorText("knownLink")}</Link>
        </p>
      )}
      {consultations.length > 1 ? (
        <Field id="bulk-consultation" label={t("consultation")} error={errors.consultation}>
          {(attributes) => (
            <select {...attributes} name="consultation" defaultValue={search.get("dot") ?? undefined}>
              {consultations.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <input type="hidden" name="consultation" value={consultations[0]?.slug} />
      )}
      <fieldset id="bulk-channel" aria-describedby={errors.channel ? "bulk-channel-error" : undefined}>
        <legend>{t("channel")}</legend>
        {errors.channel && (
          <p className="error" id="bulk-channel-error">
            {errors.channel}
          </p>
        )}
        {(["meeting", "import"] as const).map((each) => (
          <label className="choice" key={each}>
            <input type="radio" name="channel" value={each} checked={channel === each} onChange={() => setChannel(each)} />
            <span>{t(`channels.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {channel === "meeting" && (
        <>
          <Field id="bulk-meeting" label={t("meeting")} hint={t("meetingHint")} error={errors.meeting}>
            {(attributes) => <input {...attributes} type="text" name="meeting" maxLength={300} autoComplete="off" />}
          </Field>
          <Field id="bulk-heldOn" label={t("heldOn")} hint={t("heldOnHint")} error={errors.heldOn}>
            {(attributes) => <input {...attributes} type="date" name="heldOn" />}
          </Field>
          <Field id="bulk-peoplePresent" label={t("peoplePresent")} hint={t("peopleHint")} error={errors.peoplePresent}>
            {(attributes) => <input {...attributes} type="text" inputMode="numeric" name="peoplePresent" autoComplete="off" />}
          </Field>
        </>
      )}
      <Field id="bulk-district" label={t("district")} hint={t("districtHint")} error={errors.district}>
        {(attributes) => (
          <select {...attributes} name="district" defaultValue="">
            <option value="">{t("districtNone")}</option>
            {DISTRICTS.map((district) => (
              <option key={district} value={district}>
                {words(`district.${district}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="bulk-file" label={t("file")} hint={t("fileHint")} error={errors.file}>
        {(attributes) => <input {...attributes} type="file" name="file" accept=".xlsx,.csv,.txt" />}
      </Field>
      <button type="submit" disabled={sending}>
        {t(sending ? "sending" : "submit")}
      </button>
    </Form>
  );
}
