import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { useTranslations } from "use-intl/react";
import { CONSENT_NOTICE } from "~/comments/comment.schema";
import { translator } from "~/messages";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";

export const headers: HeadersFunction = () => ({ "Cache-Control": "public, no-cache" });

export const meta: MetaFunction = ({ matches }) => [{ title: `${translator("privacy", localeOf(matches))("title")} — ${translator("common", localeOf(matches))("portal")}` }];

export default function Privacy() {
  const t = useTranslations("privacy");
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        <p className="muted">{t("version", { version: CONSENT_NOTICE })}</p>
        <p>{t("intro")}</p>
        {(["what", "why", "shown", "device"] as const).map((part) => (
          <section key={part}>
            <h2>{t(`${part}.title`)}</h2>
            <p>{t(`${part}.text`)}</p>
          </section>
        ))}
      </div>
    </ReadingFrame>
  );
}
