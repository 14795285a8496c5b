import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { countAnswers } from "~/synthesis/list-answers.server";
import { listPublications } from "~/synthesis/list-publications.server";
import { planResults } from "~/synthesis/plan-results.server";
import { publishResults } from "~/synthesis/publish-results.server";
import { readSignOffs } from "~/synthesis/read-sign-offs.server";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { NoConsultation } from "~/ui/NoConsultation";
import { loadRegister } from "./load-register.server";
import "~/synthesis/answers.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const at = { consultationId: register.id };
  const { prisma } = context.db;
  const signOff = (await readSignOffs(prisma, at)).find(({ sectionId }) => sectionId === null) ?? null;
  const publications = await listPublications(prisma, at);
  return {
    registers,
    current: {
      slug: register.slug,
      signOff,
      publications,
      published: publications.some(({ signOffId }) => signOffId === signOff?.id),
      plan: await planResults(prisma, at),
      counts: await countAnswers(prisma, at),
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const form = await request.formData();
  if (form.get("intent") !== "publish") throw data(null, { status: 400 });
  if (form.get("confirmed") !== "on") return data({ ok: false as const, reason: "unconfirmed" as const }, { status: 422 });
  const seen = String(form.get("seen") ?? "");
  const done = await publishResults(context.db, { consultationId: register.id, seen, staffId: staff.id }, context.requestedAt);
  if (!done.ok) return data(done, { status: 409 });
  return redirect(`/can-bo/tra-loi/cong-bo?dot=${register.slug}&da=cong-bo`, 303);
}

export const meta: MetaFunction = () => [{ title: `${translator("answers")("publish.title")} — ${translator("common")("portal")}` }];

export default function PublishResults() {
  const t = useTranslations("answers.publish");
  const answers = useTranslations("answers");
  const { registers, current } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const busy = useNavigation().formData !== undefined;
  if (!current) return <NoConsultation title={t("title")} />;
  const { slug, signOff, publications, published, plan, counts } = current;
  const ready = signOff !== null && signOff.arrived === 0 && !published;
  const lines = [
    [t("responses"), plan.responses],
    [t("comments"), plan.comments],
    [t("receipts"), plan.receipts],
    [t("mails"), plan.mails],
  ] as const;
  return (
    <div className="staff-page">
      <p className="staff-actions">
        <Link to={`/can-bo/tra-loi?dot=${slug}`}>{answers("backToList")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <ConsultationTabs consultations={registers} current={slug} />
      {refused && (
        <p className="staff-notice" role="alert">
          {refused.reason === "overtaken"
            ? t("refused.overtaken", { count: refused.arrived })
            : refused.reason === "published-before"
              ? t("refused.published-before", { name: refused.by, at: instantText(refused.at) })
              : t(`refused.${refused.reason}`)}
        </p>
      )}
      {!refused && search.get("da") === "cong-bo" && (
        <p className="staff-notice is-fine" role="status">
          {t("done")} <a href={`/${slug}/ket-qua`}>{t("seePublic")}</a>
        </p>
      )}
      <h2>{t("preview")}</h2>
      <p className="muted">{t(published ? "previewDone" : "previewIntro")}</p>
      <table>
        <tbody>
          {lines.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{answers("count", { count })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t("mailsHint")}</p>
      <h3>{t("missing")}</h3>
      <ul>
        <li>{t("unanswered", { count: plan.unanswered })}</li>
        <li>
          <Link to={`/can-bo/tra-loi?dot=${slug}&tt=none`}>{answers("list.of.none", { count: counts.none })}</Link>
        </li>
        <li>
          <Link to={`/can-bo/tra-loi?dot=${slug}&tt=drafted`}>{answers("list.of.drafted", { count: counts.drafted })}</Link>
        </li>
      </ul>
      {!published && signOff === null && (
        <p className="staff-notice">
          {t("refused.not-signed-off")} <Link to={`/can-bo/tong-hop/tom-tat/_?dot=${slug}`}>{t("toSignOff")}</Link>
        </p>
      )}
      {!published && signOff !== null && signOff.arrived > 0 && (
        <p className="staff-notice">
          {t("refused.overtaken", { count: signOff.arrived })} <Link to={`/can-bo/tong-hop/tom-tat/_?dot=${slug}`}>{t("toSignOff")}</Link>
        </p>
      )}
      {ready && (
        <Form method="post" className="staff-form">
          <input type="hidden" name="intent" value="publish" />
          <input type="hidden" name="seen" value={plan.sha256} />
          <p className="sha">
            {t("sha")} <code>{plan.sha256}</code>
          </p>
          <label className="choice">
            <input type="checkbox" name="confirmed" /> {t("confirm")}
          </label>
          <button type="submit" disabled={busy}>
            {busy ? t("publishing") : t("submit")}
          </button>
        </Form>
      )}
      {publications.length > 0 && (
        <>
          <h2>{t("before")}</h2>
          <ul className="sign-offs">
            {publications.map(({ id, at, name, sha256, responses, comments, mails }) => (
              <li key={id}>
                <p>{t("publication", { at: instantText(at), name, responses, comments, mails })}</p>
                <p className="sha">
                  SHA-256 <code>{sha256}</code>
                </p>
              </li>
            ))}
          </ul>
          <p className="staff-actions">
            <a href={`/${slug}/ket-qua`}>{t("seePublic")}</a>
          </p>
        </>
      )}
    </div>
  );
}
