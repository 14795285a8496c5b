import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { acceptInvitation } from "~/auth/accept-invitation.server";
import { fieldErrors, newAccount, type FieldErrors } from "~/auth/account.schema";
import { deviceOf } from "~/auth/device-of";
import { readInvitation } from "~/auth/read-invitation.server";
import { sessionCookie } from "~/auth/session-cookie.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { ReadingFrame } from "~/ui/ReadingFrame";

/** Looking changes nothing: a mail scanner that follows the link does not use it up. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const invitation = await readInvitation(context.db.prisma, { token: params.token ?? "" }, context.requestedAt);
  return data({ invitation }, { status: invitation ? 200 : 404 });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = params.token ?? "";
  const invitation = await readInvitation(context.db.prisma, { token }, context.requestedAt);
  const typed = { email: invitation?.email ?? String(form.get("email") ?? ""), name: String(form.get("name") ?? "") };
  const parsed = newAccount.safeParse({ ...typed, password: String(form.get("password") ?? "") });
  if (!parsed.success) return data({ typed, errors: fieldErrors(parsed.error) }, { status: 422 });
  const result = await acceptInvitation(
    context.db,
    { token, account: parsed.data, device: deviceOf(request.headers.get("user-agent")) },
    context.requestedAt,
  );
  if (result.ok) {
    return redirect("/can-bo", { status: 303, headers: { "Set-Cookie": sessionCookie(context.env, result.token) } });
  }
  const errors: FieldErrors = result.reason === "email-taken" ? { email: "emailTaken" } : {};
  return data({ typed, errors }, { status: result.reason === "email-taken" ? 422 : 404 });
}

export const meta: MetaFunction = () => [
  { title: `${translator("auth")("invitation.title")} — ${translator("common")("portal")}` },
  // The link itself is the secret, so it goes to no other site.
  { name: "referrer", content: "same-origin" },
];

export default function Invitation() {
  const t = useTranslations("auth");
  const { invitation } = useLoaderData<typeof loader>();
  const { typed, errors = {} } = useActionData<typeof action>() ?? {};
  if (!invitation) {
    return (
      <ReadingFrame>
        <div className="front-page">
          <h1>{t("invitation.invalid")}</h1>
          <p>{t("invitation.invalidHelp")}</p>
        </div>
      </ReadingFrame>
    );
  }
  const message = (field: string) => {
    const error = errors[field];
    return error && t(`error.${error}`);
  };
  const listed = ["name", "email", "password"].flatMap((field) => {
    const words = message(field);
    return words ? [{ field, message: words }] : [];
  });
  const roles = invitation.roles.map((role) => t(`role.${role}`).toLowerCase()).join(", ");
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("invitation.title")}</h1>
        <p>{t("invitation.intro", { roles, until: instantText(invitation.expiresAt) })}</p>
        <form method="post" className="comment-form">
          {listed.length > 0 && <ErrorSummary title={t("errorTitle")} errors={listed} />}
          <Field id="name" label={t("field.name")} hint={t("field.nameHint")} error={message("name")}>
            {(attributes) => (
              <input
                {...attributes}
                name="name"
                autoComplete="name"
                maxLength={120}
                defaultValue={typed?.name}
                required
              />
            )}
          </Field>
          <Field id="email" label={t("field.email")} error={message("email")}>
            {(attributes) => (
              <input
                {...attributes}
                name="email"
                type="email"
                autoComplete="username"
                maxLength={254}
                defaultValue={invitation.email ?? typed?.email}
                readOnly={invitation.email !== null}
                required
              />
            )}
          </Field>
          <Field id="password" label={t("field.password")} hint={t("field.passwordHint")} error={message("password")}>
            {(attributes) => (
              <input {...attributes} name="password" type="password" autoComplete="new-password" required />
            )}
          </Field>
          <p className="send">
            <button type="submit">{t("invitation.submit")}</button>
          </p>
        </form>
      </div>
    </ReadingFrame>
  );
}
