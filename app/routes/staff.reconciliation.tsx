import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useFormatter, useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { ReceivedTable } from "~/intake/reconciliation/ReceivedTable";
import { reconcile } from "~/intake/reconciliation/reconcile.server";
import { messages, translator, type Messages } from "~/messages";
import { instantText } from "~/messages/instants";
import { loadRegister } from "./load-register.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk", "moderator", "compiler");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, register, at: context.requestedAt, numbers: null, checkedAt: null };
  const consultationId = register.id;
  const check = await context.db.prisma.reconciliationCheck.findUnique({ where: { consultationId }, select: { checkedAt: true } });
  const numbers = await reconcile(context.db, { consultationId });
  return { registers, register, at: context.requestedAt, numbers, checkedAt: check?.checkedAt ?? null };
}

export const meta: MetaFunction = () => [
  { title: `${translator("reconciliation")("title")} — ${translator("common")("portal")}` },
];

/** "18/6/2020" for "2020-06-18". */
const dayText = (day: string) => day.split("-").map(Number).reverse().join("/");

export default function ReconciliationPage() {
  const t = useTranslations("reconciliation");
  const channelName = useTranslations("comment.channel");
  const { number } = useFormatter();
  const { registers, register, at, numbers, checkedAt } = useLoaderData<typeof loader>();
  if (!register || !numbers) {
    return (
      <div className="staff-page">
        <h1>{t("title")}</h1>
        <p>{t("none")}</p>
      </div>
    );
  }
  const { channels, days, total, reasons, meetings, discrepancies } = numbers;
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p>{register.title}</p>
      {registers.length > 1 && (
        <nav aria-label={t("register")} className="staff-actions">
          {registers.map(({ slug, title }) => (
            <Link key={slug} to={`?dot=${slug}`} aria-current={slug === register.slug ? "page" : undefined}>
              {title}
            </Link>
          ))}
        </nav>
      )}
      <div className={discrepancies.length > 0 ? "staff-notice" : "staff-notice is-fine"} role={discrepancies.length > 0 ? "alert" : "status"}>
        <strong>{discrepancies.length > 0 ? t("wrong", { count: discrepancies.length }) : t("adds")}</strong>
        <p className="muted">{checkedAt ? t("lastCheck", { at: instantText(checkedAt) }) : t("neverChecked")}</p>
      </div>
      {discrepancies.length > 0 && (
        <section>
          <h2>{t("findings")}</h2>
          <ul>
            {discrepancies.map(({ key, expected, found, channel, day }, index) => (
              <li key={index}>
                {t(`finding.${key}`, { expected, found, channel: channel ? channelName(channel) : "", day: day ? dayText(day) : "" })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{t("rule")}</p>
      <p className="muted">{t("units", { at: instantText(at) })}</p>
      <p className="staff-actions">
        <a href={`/can-bo/doi-chieu.json?dot=${register.slug}`} download>
          {t("download")}
        </a>
      </p>
      <h2>{t("byChannel")}</h2>
      <ReceivedTable title={t("byChannel")} rows={channels} total={total} />
      <p>{t("meetings", { count: meetings.count, people: meetings.peoplePresent })}</p>
      {reasons.length > 0 && (
        <section>
          <h2>{t("reasons")}</h2>
          <div className="table-scroll" role="region" aria-label={t("reasons")} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("channel")}</th>
                  <th scope="col">{t("reasonName")}</th>
                  <th scope="col" className="number">
                    {t("reasonCount")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {reasons.map(({ channel, reason, count }) => (
                  <tr key={`${channel} ${reason}`}>
                    <td>{channelName(channel)}</td>
                    <th scope="row">{t(`reason.${reasonKey(reason)}`)}</th>
                    <td className="number">{number(count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <h2>{t("byDay")}</h2>
      {days.length === 0 ? (
        <p>{t("empty")}</p>
      ) : (
        <ReceivedTable title={t("byDay")} rows={days.map((each) => ({ ...each, day: dayText(each.day) }))} total={total} />
      )}
    </div>
  );
}

type ReasonKey = keyof Messages["reconciliation"]["reason"];

function reasonKey(reason: string): ReasonKey {
  return reason in messages.reconciliation.reason ? (reason as ReasonKey) : "other";
}
