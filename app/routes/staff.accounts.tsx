import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { email as emailSchema, roles as rolesSchema, type AccountError } from "~/auth/account.schema";
import { InvitationForm, InvitationList, RequireSecondFactor } from "~/auth/InvitationForm";
import { inviteStaff } from "~/auth/invite-staff.server";
import { listInvitations } from "~/auth/list-invitations.server";
import { listStaff } from "~/auth/list-staff.server";
import { isSecondFactorRequired, requireSecondFactor } from "~/auth/require-second-factor.server";
import { requireStaff } from "~/auth/require-staff.server";
import { revokeInvitation } from "~/auth/revoke-invitation.server";
import { mailBase } from "~/mail/mail-base";
import { translator } from "~/messages";
import { dateText } from "~/messages/instants";
import { isId } from "~/moderation/cursor";
import { loadScopeChoices, readScope } from "./load-scope-choices.server";
import "~/ui/accounts.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "administrator");
  const { prisma } = context.db;
  const [accounts, invitations, choices, required] = await Promise.all([
    listStaff(prisma, context.requestedAt),
    listInvitations(prisma, context.requestedAt),
    loadScopeChoices(prisma),
    isSecondFactorRequired(prisma),
  ]);
  return { accounts, invitations, choices, required, smtp: context.env.SMTP_URL !== undefined };
}

const noStore = { headers: { "Cache-Control": "no-store" } };

/** The link is in this one answer and, where there is a mail server, in the mail. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "administrator");
  const form = await request.formData();
  const { db, env, requestedAt } = context;
  const byStaffId = staff.id;
  switch (form.get("intent")) {
    case "invite": {
      const typed = String(form.get("email") ?? "");
      const email = emailSchema.safeParse(typed);
      const roles = rolesSchema.safeParse(form.getAll("role"));
      const scope = readScope(form);
      if (!scope) throw data(null, { status: 400 });
      const refuse = (errors: { email?: AccountError; roles?: AccountError; scope?: true }) =>
        data({ invited: null, revoked: false, typed, errors }, { status: 422 });
      if (!email.success || !roles.success) {
        return refuse({ ...(email.success ? {} : { email: "email" }), ...(roles.success ? {} : { roles: "roles" }) });
      }
      const result = await inviteStaff(
        db,
        {
          email: email.data,
          roles: roles.data,
          scope,
          byStaffId,
          baseUrl: mailBase(env, context.origin),
          mail: env.SMTP_URL ? { from: env.MAIL_FROM } : null,
        },
        requestedAt,
      );
      if (!result.ok) return refuse(result.reason === "email-taken" ? { email: "emailTaken" } : { scope: true });
      const { link, expiresAt, mailed } = result;
      return data({ invited: { link, expiresAt, mailed, email: email.data }, revoked: false, typed: "", errors: {} }, noStore);
    }
    case "revoke": {
      const invitationId = form.get("invitation");
      if (typeof invitationId !== "string" || !isId(invitationId)) throw data(null, { status: 400 });
      const revoked = await revokeInvitation(db, { invitationId, byStaffId }, requestedAt);
      return data({ invited: null, revoked, typed: "", errors: {} }, noStore);
    }
    case "require-second-factor":
    case "release-second-factor": {
      await requireSecondFactor(db, { required: form.get("intent") === "require-second-factor", byStaffId }, requestedAt);
      return data({ invited: null, revoked: false, typed: "", errors: {} }, noStore);
    }
    default:
      throw data(null, { status: 400 });
  }
}

export const meta: MetaFunction = () => [
  { title: `${translator("staff")("accounts.title")} — ${translator("common")("portal")}` },
];

export default function Accounts() {
  const t = useTranslations("staff.accounts");
  const admin = useTranslations("staffAdmin");
  const auth = useTranslations("auth");
  const factor = useTranslations("secondFactor.required");
  const { accounts, invitations, choices, required, smtp } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <div className="table-scroll" role="region" aria-label={t("title")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("email")}</th>
              <th scope="col">{t("roles")}</th>
              <th scope="col">{factor("column")}</th>
              <th scope="col">{t("state")}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ id, name, email, roles, disabledAt, sessions, totpConfirmedAt, scopeSections, scopeDistricts }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={id}>{name}</Link>
                </th>
                <td>{email}</td>
                <td>
                  {roles.map((role) => auth(`role.${role}`)).join(", ")}
                  {scopeSections.length + scopeDistricts.length > 0 && <span className="muted">. {admin("scope.limited")}</span>}
                </td>
                <td>{factor(totpConfirmedAt ? "has" : "one")}</td>
                <td>
                  {disabledAt
                    ? t("disabled", { day: dateText(disabledAt) })
                    : sessions > 0
                      ? t("active", { count: sessions })
                      : t("idle")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RequireSecondFactor required={required} />
      <InvitationForm choices={choices} smtp={smtp} invited={answer?.invited ?? null} typed={answer?.typed ?? ""} errors={answer?.errors ?? {}} />
      <InvitationList invitations={invitations} revoked={answer?.revoked ?? false} />
    </div>
  );
}
