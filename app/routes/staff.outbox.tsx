import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { listMessages, type MailState } from "~/mail/list-messages.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { readCursor, writeCursor } from "~/moderation/cursor";

const ADDRESSES = { waiting: "cho", sent: "da-gui", failed: "loi", bounced: "bi-tra-lai" } as const;
const STATES = Object.keys(ADDRESSES) as MailState[];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  const { searchParams } = new URL(request.url);
  const state = STATES.find((each) => ADDRESSES[each] === searchParams.get("trang-thai")) ?? "waiting";
  const after = readCursor(searchParams.get("sau"));
  const { messages, next } = await listMessages(context.db, { state, after });
  return {
    state,
    messages,
    next: next && writeCursor(next),
    paged: after !== null,
    smtp: context.env.SMTP_URL !== undefined,
  };
}

export const meta: MetaFunction = () => [
  { title: `${translator("staff")("mail.title")} — ${translator("common")("portal")}` },
];

const KINDS = ["receipt", "revised", "withdrawn", "decided", "invitation", "intake-receipt", "intake-unreadable", "alarm", "delivery", "delivery-failed"] as const;

export default function Outbox() {
  const t = useTranslations("staff");
  const { state, messages, next, paged, smtp } = useLoaderData<typeof loader>();
  const here = `?trang-thai=${ADDRESSES[state]}`;
  return (
    <div className="staff-page">
      <h1>{t("mail.title")}</h1>
      <p className="muted">{t("mail.intro")}</p>
      {!smtp && <p className="staff-notice">{t("mail.smtpMissing")}</p>}
      <nav className="tabs" aria-label={t("mail.title")}>
        {STATES.map((each) => (
          <Link key={each} to={`?trang-thai=${ADDRESSES[each]}`} aria-current={each === state ? "page" : undefined}>
            {t(`mail.state.${each}`)}
          </Link>
        ))}
      </nav>
      {messages.length === 0 ? (
        <p>{t("mail.none")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={t("mail.title")} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("mail.created")}</th>
                <th scope="col">{t("mail.columnKind")}</th>
                <th scope="col">{t("mail.to")}</th>
                <th scope="col" className="number">
                  {t("mail.attempts")}
                </th>
                <th scope="col">{t("mail.lastError")}</th>
                {state !== "waiting" && <th scope="col">{t(`mail.${state}At`)}</th>}
              </tr>
            </thead>
            <tbody>
              {messages.map(({ id, kind, recipient, createdAt, attempts, lastError, sentAt, failedAt, bouncedAt }) => {
                const endedAt = state === "bounced" ? bouncedAt : (sentAt ?? failedAt);
                return (
                  <tr key={id}>
                    <td>
                      {instantText(createdAt)}
                      {state === "sent" && bouncedAt && <span className="muted"> · {t("mail.state.bounced")}</span>}
                    </td>
                    <td>{t(`mail.kind.${KINDS.find((known) => known === kind) ?? "other"}`)}</td>
                    <td>{recipient}</td>
                    <td className="number">{attempts}</td>
                    <td>{lastError}</td>
                    {state !== "waiting" && <td>{endedAt && instantText(endedAt)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="staff-actions">
        {next && <Link to={`${here}&sau=${next}`}>{t("nextPage")}</Link>}
        {paged && <Link to={here}>{t("firstPage")}</Link>}
      </p>
    </div>
  );
}
