import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { ReadingFrame } from "./ReadingFrame";

/** What a citizen sees when a page cannot be shown: what happened, what to do, and the reference the log has too. */
export function FailurePage() {
  const error = useRouteError();
  const t = useTranslations("common");
  const reference = useRouteLoaderData<() => { reference: string }>("root")?.reference ?? "";
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, help] =
    status === 404
      ? [t("failure.notFound"), t("failure.notFoundHelp")]
      : status === 403
        ? [t("failure.forbidden"), ""]
        : status === 429
          ? [t("failure.tooMany"), t("failure.tooManyHelp")]
          : [t("failure.broken"), t("failure.brokenHelp", { reference })];
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{title}</h1>
        <p>{help}</p>
        <p className="actions">
          <a href="/">{t("backHome")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
