import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { newPassword, type AccountError } from "~/auth/account.schema";
import { changePassword } from "~/auth/change-password.server";
import { listSessions } from "~/auth/list-sessions.server";
import { requireStaff } from "~/auth/require-staff.server";
import { revokeSessions } from "~/auth/revoke-sessions.server";
import { SessionList } from "~/auth/SessionList";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { Field } from "~/ui/Field";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, staff } = await requireStaff(request, context);
  return {
    staff,
    currentId: id,
    sessions: await listSessions(context.db.prisma, { staffId: staff.id }, context.requestedAt),
  };
}

type Answer = { changed: number } | { field: "current" | "next"; error: AccountError } | { throttled: true } | null;

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: ownId, staff } = await requireStaff(request, context);
  const form = await request.formData();
  const { db, requestedAt } = context;
  switch (form.get("intent")) {
    case "password": {
      const next = newPassword.safeParse(String(form.get("next") ?? ""));
      if (!next.success)
        return { field: "next", error: next.error.issues[0]?.message as AccountError } satisfies Answer;
      const current = String(form.get("current") ?? "");
      const result = await changePassword(
        context,
        { staffId: staff.id, sessionId: ownId, current, next: next.data },
        requestedAt,
      );
      if (result.ok) return { changed: result.ended } satisfies Answer;
      return (
        result.reason === "wrong" ? { field: "current", error: "passwordWrong" } : { throttled: true }
      ) satisfies Answer;
    }
    case "end-session":
    case "end-sessions": {
      const sessionId = form.get("session");
      const one = typeof sessionId === "string" && isId(sessionId) ? { sessionId } : {};
      const input = { staffId: staff.id, byStaffId: staff.id, ...one, exceptId: ownId };
      await db.prisma.$transaction((tx) => revokeSessions(tx, input, requestedAt));
      return null satisfies Answer;
    }
    default:
      throw data(null, { status: 400 });
  }
}

export const meta: MetaFunction = () => [
  { title: `${translator("staff")("own.title")} — ${translator("common")("portal")}` },
];

export default function OwnAccount() {
  const t = useTranslations("staff.own");
  const auth = useTranslations("auth");
  const factor = useTranslations("secondFactor");
  const { staff, currentId, sessions } = useLoaderData<typeof loader>();
  const answer: Answer | undefined = useActionData<typeof action>();
  const error = (field: "current" | "next") =>
    answer && "field" in answer && answer.field === field ? auth(`error.${answer.error}`) : undefined;
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p>
        {staff.name} <span className="muted">{staff.email}</span>
      </p>
      <p>{staff.roles.map((role) => auth(`role.${role}`)).join(", ")}</p>
      <section>
        <h2>{t("passwordTitle")}</h2>
        <div role="status">
          {answer && "changed" in answer && (
            <p className="staff-notice">{t("passwordChanged", { count: answer.changed })}</p>
          )}
          {answer && "throttled" in answer && <p className="staff-notice">{auth("throttled", { minutes: 15 })}</p>}
        </div>
        <Form method="post" className="staff-form" key={answer && "changed" in answer ? "changed" : "open"}>
          <input type="hidden" autoComplete="username" value={staff.email} readOnly />
          <Field id="current" label={auth("field.currentPassword")} error={error("current")}>
            {(attributes) => (
              <input {...attributes} name="current" type="password" autoComplete="current-password" required />
            )}
          </Field>
          <Field id="next" label={auth("field.newPassword")} hint={auth("field.passwordHint")} error={error("next")}>
            {(attributes) => <input {...attributes} name="next" type="password" autoComplete="new-password" required />}
          </Field>
          <button type="submit" name="intent" value="password">
            {t("passwordSubmit")}
          </button>
        </Form>
      </section>
      <section>
        <h2>{factor("title")}</h2>
        <p>{factor(staff.secondFactor ? "on" : "off")}</p>
        {!staff.secondFactor && <p className="muted">{factor("why")}</p>}
        <p>
          <Link to="/can-bo/xac-thuc-hai-buoc" reloadDocument>
            {factor(staff.secondFactor ? "manage" : "setUp")}
          </Link>
        </p>
      </section>
      <SessionList sessions={sessions} currentId={currentId} />
    </div>
  );
}
