import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";

/** Kept by the service worker of its build; another build fetches its own. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "public, no-cache" });

export const meta: MetaFunction = ({ matches }) => {
  const locale = localeOf(matches);
  return [{ title: `${translator("offline", locale)("title")} — ${translator("common", locale)("portal")}` }, { name: "robots", content: "noindex" }];
};

/** Stands in for a page that is not on this device while there is no network. Our script lists those that are. */
export default function Offline() {
  const t = useTranslations("offline");
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        <p>{t("about")}</p>
        <p>{t("writing")}</p>
        <h2>{t("saved")}</h2>
        <div data-saved-pages="">
          <p>{t("needsScript")}</p>
        </div>
      </div>
    </ReadingFrame>
  );
}
