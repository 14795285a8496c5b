import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { dateText, instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import { DocumentChoices } from "~/exports/documents/DocumentChoices";
import { DOCUMENT_KINDS, type DocumentKind, type Layout } from "~/exports/documents/kinds";

export interface ShownSchedule {
  active: boolean;
  hour: number;
  kinds: string[];
  personalData: boolean;
  layout: Layout;
}

interface Props {
  schedule: ShownSchedule | null;
  closesAt: Date;
  error: string | null;
}

/** Daily: what is new, and all of it. */
const USUAL: readonly DocumentKind[] = ["synthesis-docx", "report-docx", "new-xlsx"];
/** At eight the office is there. */
const USUAL_HOUR = 8;

/** Deliveries that are made by themselves in the last week. */
export function ScheduleForm({ schedule, closesAt, error }: Props) {
  const t = useTranslations("delivery.schedule");
  return (
    <Form className="export-form" method="post">
      <input type="hidden" name="intent" value="schedule" />
      {error !== null && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <p>{t("intro", { closes: dateText(closesAt) })}</p>
      <label className="choice">
        <input type="checkbox" name="active" defaultChecked={schedule?.active ?? false} />
        <span>{t("active")}</span>
      </label>
      <Field id="schedule-hour" label={t("hour")}>
        {(attributes) => (
          <select {...attributes} name="hour" defaultValue={schedule?.hour ?? USUAL_HOUR}>
            {Array.from({ length: 24 }, (_, hour) => (
              <option key={hour} value={hour}>
                {t("hourOf", { hour: String(hour) })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DocumentChoices id="schedule" offered={DOCUMENT_KINDS} {...(schedule ?? { kinds: USUAL })} />
      <p>
        <button type="submit">{t("submit")}</button>
      </p>
    </Form>
  );
}

/** What the schedule will do next. */
export function ScheduleState({ schedule, nextAt, nobody }: { schedule: ShownSchedule | null; nextAt: Date | null; nobody: boolean }) {
  const t = useTranslations("delivery.schedule");
  if (!schedule?.active) return <p>{t("off")}</p>;
  if (nobody) return <p className="staff-notice">{t("nobody")}</p>;
  return <p>{nextAt ? t("next", { at: instantText(nextAt) }) : t("over")}</p>;
}
