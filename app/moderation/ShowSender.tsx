import { useFetcher } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { SENDER_REASONS } from "./show-sender";
import type { ShowSenderResult } from "./show-sender.server";

interface Shown {
  commentId: string;
  sender: Extract<ShowSenderResult, { ok: true }>["sender"];
}

/** Who sent this comment: hidden until somebody says why they must see it. Place it with the comment's id as its key. */
export function ShowSender({ commentId }: { commentId: string }) {
  const t = useTranslations("staffAdmin.sender");
  const why = useTranslations("staffAdmin.why");
  const fetcher = useFetcher<Shown>();
  const shown = fetcher.data?.commentId === commentId ? fetcher.data : null;
  if (shown) {
    const { name, organisation, email } = shown.sender ?? { name: null, organisation: null, email: null };
    return (
      <div role="status">
        <h3>{t("title")}</h3>
        {!name && !organisation && !email && <p>{t("none")}</p>}
        {name && <p dir="auto">{t("name", { name })}</p>}
        {organisation && <p dir="auto">{t("organisation", { organisation })}</p>}
        {email && <p dir="auto">{t("email", { email })}</p>}
      </div>
    );
  }
  return (
    <details className="show-sender">
      <summary>{t("show")}</summary>
      <fetcher.Form method="post" action="/can-bo/nguoi-gui">
        <input type="hidden" name="comment" value={commentId} />
        <p className="muted">{t("help")}</p>
        <label>
          {t("why")}{" "}
          <select name="why" required defaultValue="">
            <option value="" disabled></option>
            {SENDER_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {why(reason)}
              </option>
            ))}
          </select>
        </label>{" "}
        <button type="submit" className="quiet" disabled={fetcher.state !== "idle"}>
          {t("show")}
        </button>
      </fetcher.Form>
    </details>
  );
}
