import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { ITEM_CHANNELS, ITEM_STATES } from "~/intake/item-states";
import { countWaitingItems, listItems, type ItemRow } from "~/intake/list-items.server";
import { MailboxNotice } from "~/intake/mail/MailboxNotice";
import { readMailboxState } from "~/intake/mail/mailbox-state.server";
import type { RefusalReason, SetAsideReason } from "~/intake/reasons";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { readCursor, writeCursor } from "~/moderation/cursor";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { NoConsultation } from "~/ui/NoConsultation";
import { PageLinks } from "~/ui/PageLinks";
import { chooseConsultation } from "./load-letter-form.server";
import { nameConsultation } from "./name-consultation.server";
import "~/intake/letter.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const { db } = context;
  const search = new URL(request.url).searchParams;
  const { consultation, consultations } = await chooseConsultation(db, search.get("dot"), context.now());
  if (!consultation) {
    if (search.has("dot")) throw data(null, { status: 404 });
    return { consultations, current: null };
  }
  nameConsultation(request, consultation.slug);
  const channel = ITEM_CHANNELS.find((each) => each === search.get("kenh")) ?? null;
  const state = ITEM_STATES.find((each) => each === search.get("trang-thai")) ?? null;
  const after = readCursor(search.get("sau"));
  const { id: consultationId, slug } = consultation;
  const [{ items, next }, waiting, mailbox] = await Promise.all([
    listItems(db, { consultationId, channel, state, after }),
    countWaitingItems(db, consultationId),
    context.env.IMAP_URL ? readMailboxState(db.pool) : null,
  ]);
  return { consultations, current: { slug, channel, state, items, waiting, mailbox, next: next && writeCursor(next), paged: after !== null } };
}

export const meta: MetaFunction = () => [{ title: `${translator("intake")("list.title")} — ${translator("common")("portal")}` }];

export default function Intake() {
  const t = useTranslations("intake.list");
  const states = useTranslations("intake.state");
  const channels = useTranslations("comment.channel");
  const { consultations, current } = useLoaderData<typeof loader>();
  if (!current) return <NoConsultation title={t("title")} />;
  const { slug, channel, state, items, waiting, mailbox, next, paged } = current;
  const here = `?${new URLSearchParams({ dot: slug, kenh: channel ?? "", "trang-thai": state ?? "" }).toString()}`;
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      <ConsultationTabs consultations={consultations} current={slug} />
      <p className="staff-actions">
        <Link to={`/can-bo/tiep-nhan/thu-moi?dot=${slug}`}>{t("newLetter")}</Link>
        <Link to={`/can-bo/tiep-nhan/nhap-thu-dien-tu?dot=${slug}`}>{t("importMail")}</Link>
        <Link to={`/can-bo/tiep-nhan/bang?dot=${slug}`}>{t("bulk")}</Link>
      </p>
      <p>
        <strong>{t("waiting", { count: waiting })}</strong>
      </p>
      <MailboxNotice mailbox={mailbox} />
      <Form method="get" className="intake-filter" key={here}>
        <input type="hidden" name="dot" value={slug} />
        <label>
          <span>{t("channel")}</span>
          <select name="kenh" defaultValue={channel ?? ""}>
            <option value="">{t("all")}</option>
            {ITEM_CHANNELS.map((each) => (
              <option key={each} value={each}>
                {channels(each)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("state")}</span>
          <select name="trang-thai" defaultValue={state ?? ""}>
            <option value="">{t("all")}</option>
            {ITEM_STATES.map((each) => (
              <option key={each} value={each}>
                {states(each)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t("filter")}</button>
      </Form>
      {items.length === 0 ? <p>{t("none")}</p> : <Items items={items} />}
      <PageLinks next={next && `${here}&sau=${next}`} first={paged ? here : null} />
    </div>
  );
}

function Items({ items }: { items: ItemRow[] }) {
  const t = useTranslations("intake.list");
  const states = useTranslations("intake.state");
  const reasons = useTranslations("intake.reason");
  const channels = useTranslations("comment.channel");
  return (
    <div className="table-scroll" role="region" aria-label={t("title")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("received")}</th>
            <th scope="col">{t("channel")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("reason")}</th>
            <th scope="col" className="number">
              {t("units")}
            </th>
            <th scope="col" className="number">
              {t("files")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, receiptCode, receivedAt, channel, state, reason, units, files }) => (
            <tr key={id}>
              <td>
                <Form method="post" action={`/can-bo/tiep-nhan/${id}`} className="open-item">
                  <button type="submit" name="intent" value="open" aria-label={t("open", { code: receiptCode })}>
                    {receiptCode}
                  </button>
                </Form>
              </td>
              <td>{instantText(receivedAt)}</td>
              <td>{channels(channel)}</td>
              <td>{states(state)}</td>
              <td>{reason && reasons(reason as RefusalReason | SetAsideReason)}</td>
              <td className="number">{state === "registered" ? units : ""}</td>
              <td className="number">{files || ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
