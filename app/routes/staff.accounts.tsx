import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { roles as rolesSchema } from "~/auth/account.schema";
import { createInvitation, invitationPath } from "~/auth/create-invitation.server";
import { listStaff } from "~/auth/list-staff.server";
import { requireStaff } from "~/auth/require-staff.server";
import { RoleChoice } from "~/auth/RoleChoice";
import { translator } from "~/messages";
import { dateText, instantText } from "~/messages/instants";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "administrator");
  return { accounts: await listStaff(context.db.prisma, context.requestedAt) };
}

/** The link is in this one answer and nowhere else. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "administrator");
  const roles = rolesSchema.safeParse((await request.formData()).getAll("role"));
  if (!roles.success) return data({ ok: false as const }, { status: 422 });
  const { token, expiresAt } = await context.db.prisma.$transaction((tx) =>
    createInvitation(tx, { roles: roles.data, byStaffId: staff.id }, context.requestedAt),
  );
  return data(
    { ok: true as const, link: (context.env.PUBLIC_URL ?? context.origin) + invitationPath(token), expiresAt },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export const meta: MetaFunction = () => [
  { title: `${translator("staff")("accounts.title")} — ${translator("common")("portal")}` },
];

export default function Accounts() {
  const t = useTranslations("staff.accounts");
  const auth = useTranslations("auth");
  const { accounts } = useLoaderData<typeof loader>();
  const invited = useActionData<typeof action>();
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
              <th scope="col">{t("state")}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ id, name, email, roles, disabledAt, sessions }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={id}>{name}</Link>
                </th>
                <td>{email}</td>
                <td>{roles.map((role) => auth(`role.${role}`)).join(", ")}</td>
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
      <section>
        <h2>{t("invite")}</h2>
        <p className="muted">{t("inviteHelp")}</p>
        {invited?.ok && (
          <div className="staff-notice" role="status">
            <label htmlFor="link">{t("invited")}</label>
            <input id="link" readOnly value={invited.link} onFocus={(event) => event.currentTarget.select()} />
            <p>{t("invitedHelp", { until: instantText(invited.expiresAt) })}</p>
          </div>
        )}
        <Form method="post" className="staff-form">
          <RoleChoice chosen={[]} error={invited && !invited.ok ? auth("error.roles") : undefined} />
          <button type="submit">{t("inviteSubmit")}</button>
        </Form>
      </section>
    </div>
  );
}
