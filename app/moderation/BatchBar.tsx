import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { BatchChoice } from "./BatchChoice";
import { DESK_BATCH, deskQuery } from "./desk-address";
import { BATCH_MAX } from "./undo-time";
import type { Desk } from "./use-desk";

/** The form that the list's boxes belong to. */
export const BATCH_FORM = "nhieu-y-kien";

/** One decision on the marked comments, or on all that the filter finds. What it would do is shown first. */
export function BatchBar({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.batch");
  const { marked, markAll, wanted } = desk;
  return (
    <details className="batch-bar">
      <summary>{marked.size > 0 ? t("marked", { count: marked.size }) : t("open")}</summary>
      <Form method="post" action={DESK_BATCH} id={BATCH_FORM}>
        <input type="hidden" name="intent" value="preview" />
        <input type="hidden" name="filter" value={deskQuery(wanted)} />
        <p className="staff-actions">
          <button type="button" className="quiet" onClick={() => markAll(true)}>
            {t("page")}
          </button>
          <button type="button" className="quiet" onClick={() => markAll(false)} disabled={marked.size === 0}>
            {t("none")}
          </button>
        </p>
        <BatchChoice />
        <button type="submit" name="what" value="marked" className="quiet">
          {t("previewMarked")}
        </button>
        <button type="submit" name="what" value="filter" className="quiet">
          {t("previewFilter")}
        </button>
        <p className="hint">{t("limit", { count: BATCH_MAX })}</p>
      </Form>
    </details>
  );
}
