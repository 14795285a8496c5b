import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { translator } from "~/messages";
import { RULES_VERSION } from "~/moderation/rules";
import { RULES_VERSIONS } from "~/moderation/rules-versions";
import { RulesPage } from "~/moderation/RulesPage";
import { localeOf } from "~/ui/locale-of";

/** The rules in force, or the version an address names; versions are never taken away. */
export function loader({ params }: LoaderFunctionArgs) {
  const wanted = params.version ?? RULES_VERSION;
  const found = RULES_VERSIONS.find(({ version }) => version === wanted);
  if (!found) throw data(null, { status: 404 });
  return { version: found.version };
}

export const headers: HeadersFunction = ({ errorHeaders }) => ({ "Cache-Control": errorHeaders ? "no-store" : "public, no-cache" });

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const t = translator("moderation", localeOf(matches));
  const version = page ? `, ${t("rules.version", { version: page.version }).toLowerCase()}` : "";
  return [{ title: `${t("rules.title")}${version} — ${translator("common", localeOf(matches))("portal")}` }];
};

export default function Rules() {
  return <RulesPage version={useLoaderData<typeof loader>().version} />;
}
