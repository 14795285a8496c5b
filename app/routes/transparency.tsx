import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { readTransparency } from "~/moderation/read-transparency.server";
import { DecisionTable, ReceivedTable, RefusalTable, useDuration } from "~/moderation/TransparencyTables";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";
import "~/ui/transparency.css";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { consultation } = await loadConsultation(context, params.slug);
  const { id, slug, title } = consultation;
  const numbers = await readTransparency(context.db, { consultationId: id }, context.requestedAt);
  return data(
    { slug, title, numbers },
    { headers: publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [id] }) },
  );
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${translator("transparency", localeOf(matches))("title")}: ${page?.title ?? ""}` },
];

export default function TransparencyPage() {
  const t = useTranslations("transparency");
  const instantText = useInstantText();
  const duration = useDuration();
  const { number } = useFormatter();
  const { slug, title, numbers } = useLoaderData<typeof loader>();
  const { all, channels, decisions, waiting, secondLooks, blind, letters, refusals, countedAt } = numbers;
  const within = (seconds: number | null) => (seconds === null ? t("waiting.none") : duration(seconds));
  const decided = (action: "move" | "merge") =>
    number(decisions.filter((each) => each.action === action).reduce((sum, { count }) => sum + count, 0));
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page transparency">
        <p className="actions">
          <a href={`/${slug}`}>{title}</a>
        </p>
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        <p className="muted">
          <time dateTime={countedAt.toISOString()}>{t("countedAt", { at: instantText(countedAt) })}</time>
        </p>
        <p className="actions">
          <a href={`/${slug}/nhat-ky`}>{t("log")}</a>
          <a href="/quy-tac">{t("rules")}</a>
          <a href={`/api/v1/consultations/${slug}/transparency`}>{t("json")}</a>
        </p>
        <h2>{t("received.title")}</h2>
        <ReceivedTable all={all} channels={channels} />
        <h2>{t("waiting.title")}</h2>
        <p className="hint">{t("waiting.help")}</p>
        <dl>
          <Line words={t("waiting.median")}>{within(waiting.median)}</Line>
          <Line words={t("waiting.p90")}>{within(waiting.p90)}</Line>
          <Line words={t("waiting.now")}>{number(all.pending)}</Line>
          <Line words={t("waiting.oldest")}>{within(waiting.oldest)}</Line>
        </dl>
        <h2>{t("decisions.title")}</h2>
        <DecisionTable decisions={decisions} />
        <h2 id="xem-lai">{t("secondLooks.title")}</h2>
        <dl>
          {(["asked", "upheld", "changed", "open"] as const).map((what) => (
            <Line key={what} words={t(`secondLooks.${what}`)}>
              {number(secondLooks[what])}
            </Line>
          ))}
        </dl>
        <h2>{t("blind.title")}</h2>
        <p className="hint">{t("blind.help")}</p>
        <p>
          {blind.reviewed === 0
            ? t("blind.none")
            : t("blind.rate", { ...blind, percent: Math.round((1000 * blind.agreed) / blind.reviewed) / 10 })}
        </p>
        <h2>{t("letters.title")}</h2>
        <p>{letters.comments === 0 ? t("letters.none") : t("letters.line", letters)}</p>
        <h2>{t("moved.title")}</h2>
        <dl>
          <Line words={t("moved.moved")}>{decided("move")}</Line>
          <Line words={t("moved.merged")}>{decided("merge")}</Line>
        </dl>
        <h2>{t("refusals.title")}</h2>
        <p className="hint">{t("refusals.help")}</p>
        <RefusalTable refusals={refusals} />
      </div>
    </ReadingFrame>
  );
}

function Line({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  );
}
