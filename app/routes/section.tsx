import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { KeptAfterFailure } from "~/comments/KeptAfterFailure";
import { sectionTitle } from "~/documents/SectionTitle";
import { translator } from "~/messages";
import { publicHeaders } from "~/platform/http/public-page.server";
import { FailurePage } from "~/ui/FailurePage";
import { localeOf } from "~/ui/locale-of";
import { loadSectionPage } from "./load-section-page.server";
import { SectionView } from "./SectionView";
import { showFormAgain } from "./show-form-again.server";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { page, headers } = await loadSectionPage(context, params, new URL(request.url));
  return data(page, { headers });
}

export function action({ context }: ActionFunctionArgs) {
  return showFormAgain(context);
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const portal = translator("common", localeOf(matches))("portal");
  return [{ title: page ? `${sectionTitle(page.place.section)} — ${portal}` : portal }];
};

export default function Section() {
  return <SectionView page={useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const state = useActionData<typeof action>();
  return state ? <KeptAfterFailure state={state} /> : <FailurePage />;
}
