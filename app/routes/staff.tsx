import type { LoaderFunctionArgs } from "@remix-run/node";
import { NavLink, Outlet, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { listAlarms } from "~/intake/reconciliation/check-registers.server";
import type { Role } from "~/auth/roles";
import { countWaiting } from "~/mail/count-waiting.server";
import { instantText } from "~/messages/instants";
import "~/ui/staff.css";

export const handle = { hydrate: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, context);
  const waiting = context.env.SMTP_URL ? 0 : await countWaiting(context.db.prisma);
  return { staff, waiting, alarms: await listAlarms(context.db) };
}

/** The frame is read anew with each page, not while a page is worked on. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  return currentUrl.pathname !== nextUrl.pathname;
}

export default function StaffFrame() {
  const t = useTranslations("staff");
  const common = useTranslations("common");
  const reconciled = useTranslations("reconciliation");
  const { staff, waiting, alarms } = useLoaderData<typeof loader>();
  const may = (role: Role) => staff.roles.includes(role) || staff.roles.includes("administrator");
  return (
    <div className="staff">
      <a className="skip" href="#noi-dung">
        {common("skipToContent")}
      </a>
      <header className="staff-head">
        <nav aria-label={t("nav.label")}>
          <NavLink to="/can-bo/tong-quan">{t("nav.overview")}</NavLink>
          {may("moderator") && <NavLink to="/can-bo/kiem-duyet">{t("nav.desk")}</NavLink>}
          {may("clerk") && <NavLink to="/can-bo/tiep-nhan">{t("nav.intake")}</NavLink>}
          {may("compiler") && <NavLink to="/can-bo/tong-hop">{t("nav.grouping")}</NavLink>}
          {may("compiler") && <NavLink to="/can-bo/tra-loi">{t("nav.answers")}</NavLink>}
          {may("compiler") && <NavLink to="/can-bo/tai-lieu">{t("nav.documents")}</NavLink>}
          {may("compiler") && <NavLink to="/can-bo/gui">{t("nav.delivery")}</NavLink>}
          {may("compiler") && <NavLink to="/can-bo/ban-tra-lai">{t("nav.returned")}</NavLink>}
          {may("compiler") && <NavLink to="/can-bo/ket-xuat">{t("nav.exports")}</NavLink>}
          {(may("moderator") || may("compiler")) && <NavLink to="/can-bo/so-lieu">{t("nav.numbers")}</NavLink>}
          <NavLink to="/can-bo/doi-chieu">{t("nav.reconciliation")}</NavLink>
          <NavLink to="/can-bo/thu">{t("nav.mail")}</NavLink>
          {may("administrator") && <NavLink to="/can-bo/can-bo">{t("nav.accounts")}</NavLink>}
          {may("administrator") && <NavLink to="/can-bo/nhat-ky-du-lieu">{t("nav.personalLog")}</NavLink>}
          {may("administrator") && <NavLink to="/can-bo/luu-giu">{t("nav.retention")}</NavLink>}
          {may("administrator") && <NavLink to="/can-bo/tu-nhay-cam">{t("nav.insultWords")}</NavLink>}
        </nav>
        <div className="staff-who">
          <NavLink to="/can-bo/tai-khoan" title={t("nav.own")}>
            {staff.name}
          </NavLink>
          <form method="post" action="/can-bo/dang-xuat">
            <button type="submit" className="quiet">
              {t("signOut")}
            </button>
          </form>
        </div>
      </header>
      {alarms.map(({ slug, title, alarmedAt }) => (
        <p key={slug} className="staff-banner" role="alert">
          <strong>{reconciled("banner", { title, at: instantText(alarmedAt) })}</strong>{" "}
          <NavLink to={`/can-bo/doi-chieu?dot=${slug}`}>{reconciled("bannerLink")}</NavLink>
        </p>
      ))}
      {waiting > 0 && (
        <p className="staff-banner" role="status">
          {t("mailWaiting", { count: waiting })} <NavLink to="/can-bo/thu">{t("mailWaitingLink")}</NavLink>
        </p>
      )}
      <main id="noi-dung" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
