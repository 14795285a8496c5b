import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { CONSENT_NOTICE } from "~/comments/comment.schema";
import { translator } from "~/messages";
import { listTerms } from "~/retention/list-terms.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";

export async function loader({ context }: LoaderFunctionArgs) {
  return { terms: await listTerms(context.db.prisma) };
}

export const headers: HeadersFunction = () => ({ "Cache-Control": "public, no-cache" });

export const meta: MetaFunction = ({ matches }) => [{ title: `${translator("privacy", localeOf(matches))("title")} — ${translator("common", localeOf(matches))("portal")}` }];

export default function Privacy() {
  const t = useTranslations("privacy");
  const { terms } = useLoaderData<typeof loader>();
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        <p className="muted">{t("version", { version: CONSENT_NOTICE })}</p>
        <p>{t("intro")}</p>
        {(["what", "why", "shown", "keep", "erase", "device"] as const).map((part) => (
          <section key={part}>
            <h2>{t(`${part}.title`)}</h2>
            <p>{t(`${part}.text`)}</p>
            {part === "keep" && terms.length > 0 && (
              <dl>
                {terms.map(({ slug, title, term }) => (
                  <div key={slug}>
                    <dt>{title}</dt>
                    <dd>{term ? t(`keep.${term.countedFrom}`, { months: term.months }) : t("keep.none")}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        ))}
      </div>
    </ReadingFrame>
  );
}
