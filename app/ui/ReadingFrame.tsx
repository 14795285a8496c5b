import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";

/** The frame of every public page: name, content, foot. */
export function ReadingFrame({ children, title, foot }: { children: ReactNode; title?: ReactNode; foot?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t("skipToContent")}
      </a>
      <header className="masthead">
        <a href="/">{t("portal")}</a>
        {title}
        <nav aria-label={t("portalPages")}>
          <a href="/tra-cuu">{t("lookUp")}</a>
        </nav>
      </header>
      <main id="noi-dung" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        {foot}
        <p>
          <a href="/quy-tac">{t("rules")}</a> · <a href="/rieng-tu">{t("privacy")}</a> · <a href="/can-bo">{t("staffArea")}</a>
        </p>
      </footer>
    </>
  );
}
