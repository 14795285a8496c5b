import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import type { CollectionState } from "~/comments/take-collection.server";
import { CollectionForm } from "~/comments/CollectionForm";
import { RefusalNotice } from "~/comments/RefusalNotice";
import { Contacts } from "~/consultations/Contacts";
import { windowTag } from "~/consultations/extend-consultation.server";
import { takesComments } from "~/consultations/window";
import { WindowLine } from "~/consultations/WindowNotice";
import { translator } from "~/messages";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadConsultation } from "./load-consultation.server";
import { showFormAgain } from "./show-form-again.server";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { consultation, window } = await loadConsultation(context, params.slug);
  const { slug, title, contacts } = consultation;
  const now = context.requestedAt;
  return data(
    { slug, title, contacts, window, now },
    { headers: publicPageHeaders({ now, changesAt: window.changesAt, tags: [windowTag(consultation.id)] }) },
  );
}

export function action({ context }: ActionFunctionArgs) {
  return showFormAgain<CollectionState>(context);
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${translator("collection", localeOf(matches))("title")} — ${page?.title ?? ""}` },
];

/** What was gathered on this device, to be sent together. Our script shows it: the server knows nothing of it. */
export default function Collection() {
  const t = useTranslations("collection");
  const words = useTranslations("consultation.contacts");
  const { slug, title, contacts, window, now } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const open = takesComments(window);
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page">
        <p className="actions">
          <a href={`/${slug}`} lang="vi">
            {title}
          </a>
        </p>
        <h1>{t("title")}</h1>
        <WindowLine window={window} now={now} />
        <p>{t("intro")}</p>
        <noscript>
          <p>
            <strong>{t("needsScript")}</strong>
          </p>
        </noscript>
        {!open && state?.refusal && <RefusalNotice refusal={state.refusal} />}
        <div data-collection={slug} data-part={state?.part?.index} tabIndex={-1} />
        {open && <CollectionForm action={`/${slug}/tap-gop-y`} state={state} />}
        <p className="actions">
          <a href={`/${slug}#muc-luc`}>{t("backToDraft")}</a>
        </p>
        {!open && (
          <section aria-labelledby="cach-khac">
            <h2 id="cach-khac">{words("title")}</h2>
            <Contacts contacts={contacts} />
          </section>
        )}
      </div>
    </ReadingFrame>
  );
}
