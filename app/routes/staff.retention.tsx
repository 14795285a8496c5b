import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { sumOf } from "~/retention/erasable";
import { countErasable, countKept, listRuns, readTerm } from "~/retention/read-retention.server";
import { MONTHS, termSchema } from "~/retention/retention.schema";
import { RetentionPreview } from "~/retention/RetentionPreview";
import { RunList, RunProgress } from "~/retention/RunList";
import { setTerm } from "~/retention/set-term.server";
import { startRun } from "~/retention/start-run.server";
import { TermForm } from "~/retention/TermForm";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { useLookAgain } from "~/ui/use-look-again";
import { loadRegister } from "./load-register.server";
import "~/retention/retention.css";

/** Milliseconds between two looks at how far it is. */
const LOOK_AGAIN = 1_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "administrator");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const at = { consultationId: register.id };
  const { prisma } = context.db;
  const [{ counts, waiting }, kept, runs, term] = [await countErasable(prisma, at), await countKept(prisma, at), await listRuns(prisma, at), await readTerm(prisma, at, context.requestedAt)];
  const due = term.dueAt !== null && context.requestedAt >= term.dueAt;
  return { registers, current: { slug: register.slug, counts, left: sumOf(counts), waiting, kept, runs, ...term, due } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "administrator");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const form = await request.formData();
  const intent = form.get("intent");
  const here = `/can-bo/luu-giu?dot=${register.slug}`;
  if (intent === "term") {
    const given = { months: form.get("months"), countedFrom: form.get("countedFrom"), automatic: form.get("automatic") };
    const term = termSchema.safeParse(given);
    if (!term.success) return data({ wrong: { ...given, months: String(given.months ?? "").slice(0, 20) }, refused: null }, { status: 422 });
    await setTerm(context.db, { consultationId: register.id, staffId: staff.id, ...term.data }, context.requestedAt);
    return redirect(`${here}&da-luu=1`, 303);
  }
  if (intent !== "erase") throw data(null, { status: 400 });
  if (form.get("confirmed") !== "on") return data({ wrong: null, refused: "unconfirmed" as const }, { status: 422 });
  const started = await startRun(context.db, { consultationId: register.id, staffId: staff.id }, context.requestedAt);
  if (!started.ok) return data({ wrong: null, refused: started.reason }, { status: 409 });
  return redirect(here, 303);
}

export const meta: MetaFunction = () => [{ title: `${translator("retention")("title")} — ${translator("common")("portal")}` }];

export default function Retention() {
  const t = useTranslations("retention");
  const staff = useTranslations("staff.overview");
  const { registers, current } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const busy = useNavigation().formData !== undefined;
  const running = current?.runs.find(({ finishedAt }) => finishedAt === null) ?? null;
  const underWay = running !== null;
  useLookAgain(underWay, LOOK_AGAIN);
  return (
    <div className="staff-page retention">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {!current ? (
        <p>{staff("none")}</p>
      ) : (
        <>
          <ConsultationTabs consultations={registers} current={current.slug} />
          {answer?.refused && (
            <p className="staff-notice" role="alert">
              {t(`run.refused.${answer.refused}`)}
            </p>
          )}
          <h2>{t("term.title")}</h2>
          {search.has("da-luu") && !answer && (
            <p className="staff-notice" role="status">
              {t("term.saved")}
            </p>
          )}
          {answer?.wrong && (
            <p className="staff-notice" role="alert">
              {t("term.wrong", MONTHS)}
            </p>
          )}
          <TermForm key={current.slug} {...current} busy={busy} wrong={answer?.wrong ?? null} />
          {running ? (
            <RunProgress run={running} />
          ) : (
            <RetentionPreview {...current} busy={busy} />
          )}
          <RunList runs={current.runs} />
        </>
      )}
    </div>
  );
}
