import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { confirmEnrolment, readEnrolment, renewRecoveryCodes, startEnrolment, type EnrolResult } from "~/auth/enrol-second-factor.server";
import { countRecoveryCodes } from "~/auth/count-recovery-codes.server";
import { removeSecondFactor } from "~/auth/remove-second-factor.server";
import { isSecondFactorRequired } from "~/auth/require-second-factor.server";
import { requireSession } from "~/auth/require-staff.server";
import { EnrolFields, ManageSecondFactor, RecoveryCodes } from "~/auth/SecondFactorForms";
import { keyUri } from "~/auth/second-factor.server";
import { translator } from "~/messages";
import { qrPath } from "~/platform/qr-path.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import "~/ui/second-factor.css";

const noStore = { headers: { "Cache-Control": "no-store" } };

/** The one page besides signing out that is open to those who must have a second factor and do not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = await requireSession(request, context);
  const { prisma } = context.db;
  const { secret, enrolled } = await readEnrolment(prisma, staff.id);
  return data(
    {
      enrolled,
      required: await isSecondFactorRequired(prisma),
      left: await countRecoveryCodes(prisma, staff.id),
      key: secret === null ? null : { secret, qr: qrPath(keyUri(secret, staff.email)) },
    },
    noStore,
  );
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: sessionId, staff } = await requireSession(request, context);
  const form = await request.formData();
  const code = String(form.get("code") ?? "").slice(0, 60);
  const input = { staffId: staff.id, code };
  const { requestedAt } = context;
  switch (form.get("intent")) {
    case "start":
      await startEnrolment(context.db, staff.id);
      return redirect("/can-bo/xac-thuc-hai-buoc", 303);
    case "confirm":
      return answer(await confirmEnrolment(context, input, requestedAt), "confirm");
    case "renew":
      return answer(await renewRecoveryCodes(context, input, requestedAt), "renew");
    case "remove": {
      const password = String(form.get("password") ?? "");
      const result = await removeSecondFactor(context, { ...input, sessionId, password }, requestedAt);
      if (result.ok) return redirect("/can-bo/tai-khoan", 303);
      return data({ codes: null, of: "remove" as const, problem: result.reason }, { status: 422, ...noStore });
    }
    default:
      throw data(null, { status: 400 });
  }
}

/** The codes are in this one answer and nowhere else. */
function answer(result: EnrolResult, of: "confirm" | "renew") {
  return result.ok
    ? data({ codes: result.recoveryCodes, of, problem: null }, noStore)
    : data({ codes: null, of, problem: result.reason }, { status: 422, ...noStore });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export const meta: MetaFunction = () => [
  { title: `${translator("secondFactor")("title")} — ${translator("common")("portal")}` },
];

export default function SecondFactor() {
  const t = useTranslations("secondFactor");
  const { enrolled, required, left, key } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const problemOf = (of: "confirm" | "renew" | "remove") => (answered?.of === of ? answered.problem : null);
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        {answered?.codes ? (
          <RecoveryCodes codes={answered.codes} />
        ) : enrolled ? (
          <ManageSecondFactor left={left} required={required} renewProblem={problemOf("renew")} removeProblem={problemOf("remove")} />
        ) : (
          <>
            {required && (
              <p role="status">
                <strong>{t("mustNow")}</strong>
              </p>
            )}
            <p>{t("why")}</p>
            {key && <EnrolFields {...key} problem={problemOf("confirm")} />}
            <form method="post">
              <p className="send">
                <button type="submit" name="intent" value="start" className={key ? "quiet" : undefined}>
                  {t(key ? "restart" : "start")}
                </button>
              </p>
            </form>
          </>
        )}
        {!answered?.codes && (enrolled || !required) && (
          <p className="actions">
            <a href="/can-bo/tai-khoan">{t("back")}</a>
          </p>
        )}
        {required && !enrolled && (
          <form method="post" action="/can-bo/dang-xuat">
            <button type="submit" className="quiet">
              {t("signOut")}
            </button>
          </form>
        )}
      </div>
    </ReadingFrame>
  );
}
