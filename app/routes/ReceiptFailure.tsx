import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { FailurePage } from "~/ui/FailurePage";
import { ReadingFrame } from "~/ui/ReadingFrame";

/** An address with a code that was copied wrong. */
export function ReceiptFailure() {
  const t = useTranslations("receipt.lookUp");
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <FailurePage />;
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("refused")}</h1>
        <p>{t("unknownCode")}</p>
        <p className="actions">
          <a href="/tra-cuu">{t("again")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
