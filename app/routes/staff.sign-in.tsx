import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { deviceOf } from "~/auth/device-of";
import { findSession } from "~/auth/require-staff.server";
import { safeReturnPath, SIGN_IN_CODE } from "~/auth/return-path";
import { pendingCookie, sessionCookie } from "~/auth/session-cookie.server";
import { signIn } from "~/auth/sign-in.server";
import { translator } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { ReadingFrame } from "~/ui/ReadingFrame";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const back = safeReturnPath(searchParams.get("tiep"));
  if (await findSession(request, context)) throw redirect(back);
  return { back, signedOut: searchParams.has("da-dang-xuat") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const { networkAddress, requestedAt, env } = context;
  const email = field("email");
  const device = deviceOf(request.headers.get("user-agent"));
  const result = await signIn(context, { email, password: field("password"), networkAddress, device }, requestedAt);
  if (result.ok) {
    const headers = { "Set-Cookie": sessionCookie(env, result.token) };
    return redirect(safeReturnPath(field("tiep")), { status: 303, headers });
  }
  if (result.reason === "second-factor") {
    const search = new URLSearchParams({ tiep: safeReturnPath(field("tiep")) });
    return redirect(`${SIGN_IN_CODE}?${search}`, { status: 303, headers: { "Set-Cookie": pendingCookie(env, result.pending) } });
  }
  return result.reason === "throttled"
    ? data(
        { email, problem: "throttled" as const, minutes: Math.ceil(result.retryAfter / 60) },
        { status: 429, headers: { "Retry-After": String(result.retryAfter) } },
      )
    : data({ email, problem: "wrong" as const, minutes: 0 }, { status: 422 });
}

export const meta: MetaFunction = () => [
  { title: `${translator("auth")("signIn.title")} — ${translator("common")("portal")}` },
];

export default function SignIn() {
  const t = useTranslations("auth");
  const { back, signedOut } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const message =
    refused && (refused.problem === "wrong" ? t("signIn.wrong") : t("throttled", { minutes: refused.minutes }));
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("signIn.title")}</h1>
        {signedOut && !refused && <p role="status">{t("signIn.signedOut")}</p>}
        <form method="post" className="comment-form">
          {message && <ErrorSummary title={t("errorTitle")} errors={[{ field: "email", message }]} />}
          <input type="hidden" name="tiep" value={back} />
          <Field id="email" label={t("field.email")}>
            {(attributes) => (
              <input
                {...attributes}
                name="email"
                type="email"
                autoComplete="username"
                maxLength={254}
                defaultValue={refused?.email}
                required
              />
            )}
          </Field>
          <Field id="password" label={t("field.password")}>
            {(attributes) => (
              <input {...attributes} name="password" type="password" autoComplete="current-password" required />
            )}
          </Field>
          <p className="send">
            <button type="submit">{t("signIn.submit")}</button>
          </p>
        </form>
        <p className="hint">{t("signIn.help")}</p>
      </div>
    </ReadingFrame>
  );
}
