import type { ReactNode } from "react";
import { useParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { LanguageLinks } from "./LanguageLinks";

/** The frame of every public page: name, content, foot. */
export function ReadingFrame({ children, outline }: { children: ReactNode; /** Address of the outline of what is being read. */ outline?: string }) {
  const t = useTranslations("common");
  const { slug } = useParams();
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t("skipToContent")}
      </a>
      <header className="masthead">
        <a href="/">{t("portal")}</a>
        <nav aria-label={t("portalPages")}>
          {outline && <a href={outline}>{t("outline")}</a>}
          {outline && slug && <a href={`/${slug}/tim-kiem`}>{t("search")}</a>}
          <a href="/tra-cuu">{t("lookUp")}</a>
          <LanguageLinks />
        </nav>
      </header>
      <main id="noi-dung" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <ul>
          <li>
            <a href="/quy-tac">{t("rules")}</a>
          </li>
          <li>
            <a href="/rieng-tu">{t("privacy")}</a>
          </li>
          <li>
            <a href="/du-lieu-mo">{t("openData")}</a>
          </li>
          <li>
            <a href="/can-bo">{t("staffArea")}</a>
          </li>
        </ul>
      </footer>
    </>
  );
}
