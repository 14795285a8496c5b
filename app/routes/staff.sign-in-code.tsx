import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { deviceOf } from "~/auth/device-of";
import { finishSignIn, isSecondFactorAwaited } from "~/auth/finish-sign-in.server";
import { safeReturnPath, SIGN_IN } from "~/auth/return-path";
import { clearedPendingCookie, readPendingToken, sessionCookie } from "~/auth/session-cookie.server";
import { translator } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { ReadingFrame } from "~/ui/ReadingFrame";

const toPassword = (back: string) => `${SIGN_IN}?${new URLSearchParams({ tiep: back })}`;

/** Only for those whose password was right a moment ago. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = safeReturnPath(new URL(request.url).searchParams.get("tiep"));
  const token = readPendingToken(context.env, request);
  if (!token || !(await isSecondFactorAwaited(context.db.prisma, token, context.requestedAt))) throw redirect(toPassword(back));
  return { back };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const back = safeReturnPath(String(form.get("tiep") ?? ""));
  const code = String(form.get("code") ?? "").slice(0, 60);
  const token = readPendingToken(context.env, request);
  const device = deviceOf(request.headers.get("user-agent"));
  const result = token
    ? await finishSignIn(context, { token, code, device }, context.requestedAt)
    : { ok: false as const, reason: "over" as const };
  if (result.ok) {
    const headers = new Headers({ "Set-Cookie": sessionCookie(context.env, result.token) });
    headers.append("Set-Cookie", clearedPendingCookie(context.env));
    return redirect(back, { status: 303, headers });
  }
  if (result.reason === "throttled") {
    const minutes = Math.ceil(result.retryAfter / 60);
    return data({ back, problem: "throttled" as const, minutes }, { status: 429, headers: { "Retry-After": String(result.retryAfter) } });
  }
  return data({ back, problem: result.reason, minutes: 0 }, { status: 422 });
}

export const meta: MetaFunction = () => [
  { title: `${translator("secondFactor")("signIn.title")} — ${translator("common")("portal")}` },
];

export default function SignInCode() {
  const t = useTranslations("secondFactor");
  const auth = useTranslations("auth");
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = refused?.back ?? loaded.back;
  const message =
    refused &&
    (refused.problem === "throttled" ? t("throttled", { minutes: refused.minutes }) : t(refused.problem === "over" ? "signIn.over" : "wrong"));
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("signIn.title")}</h1>
        <p>{t("signIn.intro")}</p>
        <form method="post" className="comment-form">
          {message && <ErrorSummary title={auth("errorTitle")} errors={[{ field: "code", message }]} />}
          <input type="hidden" name="tiep" value={back} />
          <Field id="code" label={t("signIn.code")}>
            {(attributes) => <input {...attributes} name="code" autoComplete="one-time-code" maxLength={60} required />}
          </Field>
          <p className="send">
            <button type="submit">{t("signIn.submit")}</button>
          </p>
        </form>
        <p className="actions">
          <a href={toPassword(back)}>{t("signIn.again")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
