import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { roles as rolesSchema } from "~/auth/account.schema";
import { changeRoles } from "~/auth/change-roles.server";
import { changeScope } from "~/auth/change-scope.server";
import { disableStaff } from "~/auth/disable-staff.server";
import { enableStaff } from "~/auth/enable-staff.server";
import { listSessions } from "~/auth/list-sessions.server";
import { readStaff } from "~/auth/read-staff.server";
import { resetSecondFactor } from "~/auth/remove-second-factor.server";
import { requireStaff } from "~/auth/require-staff.server";
import { revokeSessions } from "~/auth/revoke-sessions.server";
import { RoleChoice } from "~/auth/RoleChoice";
import { ScopeChoice } from "~/auth/ScopeChoice";
import { SessionList } from "~/auth/SessionList";
import { translator } from "~/messages";
import { dateText } from "~/messages/instants";
import { isId } from "~/moderation/cursor";
import { loadScopeChoices, readScope } from "./load-scope-choices.server";
import "~/ui/accounts.css";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, "administrator");
  const { prisma } = context.db;
  const account = isId(params.id) ? await readStaff(prisma, params.id) : null;
  if (!account) throw data(null, { status: 404 });
  const [sessions, choices] = await Promise.all([
    listSessions(prisma, { staffId: account.id }, context.requestedAt),
    loadScopeChoices(prisma),
  ]);
  return { account, sessions, choices, currentId: account.id === session.staff.id ? session.id : null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, "administrator");
  const staffId = params.id;
  if (!isId(staffId)) throw data(null, { status: 404 });
  const form = await request.formData();
  const { db, requestedAt } = context;
  const input = { staffId, byStaffId: session.staff.id };
  switch (form.get("intent")) {
    case "disable":
      return disableStaff(db, input, requestedAt);
    case "enable":
      return enableStaff(db, input, requestedAt);
    case "roles": {
      const roles = rolesSchema.safeParse(form.getAll("role"));
      if (!roles.success) return { ok: false as const, reason: "no-role" as const };
      const result = await changeRoles(db, { ...input, roles: roles.data }, requestedAt);
      return result.ok ? { ok: true as const, saved: true } : result;
    }
    case "scope": {
      const scope = readScope(form);
      if (!scope) throw data(null, { status: 400 });
      const result = await changeScope(db, { ...input, scope }, requestedAt);
      return result.ok ? { ok: true as const, scoped: true } : result;
    }
    case "reset-second-factor": {
      await resetSecondFactor(db, input, requestedAt);
      return { ok: true as const, reset: true };
    }
    case "end-session":
    case "end-sessions": {
      const sessionId = form.get("session");
      const one = typeof sessionId === "string" && isId(sessionId) ? { sessionId } : {};
      await db.prisma.$transaction((tx) => revokeSessions(tx, { ...input, ...one, exceptId: session.id }, requestedAt));
      return { ok: true as const };
    }
    default:
      throw data(null, { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.account.name ?? ""} — ${translator("staff")("accounts.title")}` },
];

export default function Account() {
  const t = useTranslations("staff.account");
  const auth = useTranslations("auth");
  const admin = useTranslations("staffAdmin");
  const factor = useTranslations("secondFactor");
  const { account, sessions, choices, currentId } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="staff-page">
      <p>
        <Link to="/can-bo/can-bo">{t("back")}</Link>
      </p>
      <h1>{account.name}</h1>
      <p>{account.email}</p>
      {account.disabledAt && <p className="staff-notice">{t("disabled", { day: dateText(account.disabledAt) })}</p>}
      <div role="status">
        {result && !result.ok && result.reason === "last-administrator" && (
          <p className="staff-notice">{t("lastAdministrator")}</p>
        )}
        {result && !result.ok && result.reason === "unknown-section" && (
          <p className="staff-notice">{admin("invite.unknownSection")}</p>
        )}
        {result?.ok && "saved" in result && <p className="staff-notice">{t("rolesSaved")}</p>}
        {result?.ok && "scoped" in result && <p className="staff-notice">{admin("scope.saved")}</p>}
        {result?.ok && "reset" in result && <p className="staff-notice">{factor("reset.done")}</p>}
      </div>
      <Form method="post" className="staff-form" key={account.roles.join()}>
        <RoleChoice
          chosen={account.roles}
          error={result && !result.ok && result.reason === "no-role" ? auth("error.roles") : undefined}
        />
        <button type="submit" name="intent" value="roles">
          {t("rolesSubmit")}
        </button>
      </Form>
      <section>
        <h2>{admin("scope.title")}</h2>
        <Form method="post" className="staff-form" key={[...account.scopeSections, ...account.scopeDistricts].join()}>
          <ScopeChoice choices={choices} chosen={{ sections: account.scopeSections, districts: account.scopeDistricts }} />
          <button type="submit" name="intent" value="scope">
            {admin("scope.submit")}
          </button>
        </Form>
      </section>
      <section>
        <h2>{factor("reset.title")}</h2>
        <p>{factor(account.totpConfirmedAt ? "on" : "off")}</p>
        {account.totpConfirmedAt && (
          <Form method="post" className="staff-form">
            <p className="muted">{factor("reset.help")}</p>
            <button type="submit" name="intent" value="reset-second-factor" className="quiet">
              {factor("reset.submit")}
            </button>
          </Form>
        )}
      </section>
      <SessionList sessions={sessions} currentId={currentId} />
      <section>
        <h2>{t(account.disabledAt ? "enable" : "disable")}</h2>
        <Form method="post" className="staff-form">
          {!account.disabledAt && <p className="muted">{t("disableHelp")}</p>}
          <button type="submit" name="intent" value={account.disabledAt ? "enable" : "disable"} className="quiet">
            {t(account.disabledAt ? "enable" : "disable")}
          </button>
        </Form>
      </section>
    </div>
  );
}
