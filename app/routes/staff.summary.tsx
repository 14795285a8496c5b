import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { SignOffPanel } from "~/synthesis/SignOffPanel";
import { SummaryEditor } from "~/synthesis/SummaryEditor";
import { actOnSummary, loadSummary } from "./load-summary.server";
import "~/synthesis/answers.css";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  return loadSummary(request, context, params.path);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { scope } = await loadSummary(request, context, params.path);
  const answer = await actOnSummary(request, context, scope, staff.id);
  return "form" in answer ? data(answer, { status: answer.reason === "missing" ? 422 : 409 }) : answer;
}

export const meta: MetaFunction = () => [{ title: `${translator("answers")("summary.title")} — ${translator("common")("portal")}` }];

export default function Summary() {
  const t = useTranslations("answers");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { slug, place, heading, path } = page;
  const said = ["luu", "ky", "mo-lai", "cho-qua"].find((each) => each === search.get("da")) as "luu" | undefined;
  return (
    <div className="staff-page wide">
      <p className="staff-actions">
        <Link to={`/can-bo/tong-hop/muc/${path}?dot=${slug}`}>{t("toSection")}</Link>
        {path !== "_" && <Link to={`/can-bo/tong-hop/tom-tat/_?dot=${slug}`}>{t("summary.toWhole")}</Link>}
        <Link to={`/can-bo/tra-loi?dot=${slug}`}>{t("backToList")}</Link>
      </p>
      <p className="muted answer-place">{place || t("wholeDraft")}</p>
      <h1>{heading ? t("summary.of", { heading }) : t("summary.ofWhole")}</h1>
      {said && !refused && (
        <p className="staff-notice is-fine" role="status">
          {t(`summary.done.${said}`)}
        </p>
      )}
      <SummaryEditor key={page.summary.number} {...page} refused={refused?.form === "write" ? refused : null} />
      <SignOffPanel {...page} refused={refused && refused.form !== "write" ? refused : null} />
    </div>
  );
}
