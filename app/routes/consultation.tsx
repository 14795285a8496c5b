import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { KeptAfterFailure } from "~/comments/KeptAfterFailure";
import { translator } from "~/messages";
import { publicHeaders } from "~/platform/http/public-page.server";
import { FailurePage } from "~/ui/FailurePage";
import { localeOf } from "~/ui/locale-of";
import { ConsultationView } from "./ConsultationView";
import { loadConsultationPage } from "./load-consultation-page.server";
import { showFormAgain } from "./show-form-again.server";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { page, headers } = await loadConsultationPage(context, params.slug);
  return data(page, { headers });
}

export function action({ context }: ActionFunctionArgs) {
  return showFormAgain(context);
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: page ? `${page.consultation.title} — ${translator("common", localeOf(matches))("portal")}` : translator("common", localeOf(matches))("portal") },
];

export default function Consultation() {
  const page = useLoaderData<typeof loader>();
  return <ConsultationView page={page} state={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const state = useActionData<typeof action>();
  return state ? <KeptAfterFailure state={state} /> : <FailurePage />;
}
