import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import type { Waiver } from "../list-waivers.server";
import type { Kept } from "./refusal";

interface Props {
  waivers: Waiver[];
  /** In no topic, here and in the sections inside; null where nothing can be waived. */
  open: number | null;
  kept: Kept | null;
}

/** Leaving comments out of the topics for a reason, and what was left out before. */
export function WaiverPanel({ waivers, open, kept }: Props) {
  const t = useTranslations("grouping.waive");
  const busy = useNavigation().formData !== undefined;
  if (waivers.length === 0 && !open) return null;
  return (
    <section aria-labelledby="de-ngoai" className="waivers">
      <h2 id="de-ngoai">{t("title")}</h2>
      {waivers.length > 0 && (
        <ul>
          {waivers.map(({ id, name, at, reason, comments }) => (
            <li key={id}>
              <p dir="auto">{t("standing", { name, at: instantText(at), reason, count: comments })}</p>
              {open !== null && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="waiverId" value={id} />
                  <button type="submit" className="quiet" name="intent" value="revoke" disabled={busy}>
                    {t("revoke")}
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {open !== null && open > 0 && (
        <Form method="post" preventScrollReset className="staff-form">
          <p>{t("intro", { count: open })}</p>
          <input type="hidden" name="open" value={open} />
          <Field id="ly-do-de-ngoai" label={t("reason")}>
            {(attributes) => <textarea {...attributes} name="reason" rows={2} maxLength={2000} defaultValue={kept?.intent === "waive" ? kept.reason : ""} />}
          </Field>
          <button type="submit" className="quiet" name="intent" value="waive" disabled={busy}>
            {t("submit", { count: open })}
          </button>
        </Form>
      )}
    </section>
  );
}
