import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import type { Channel } from "~/comments/channels";
import { dateText, instantText } from "~/messages/instants";
import type { DocumentKind } from "~/exports/documents/kinds";
import type { ListedDelivery, Reconciled } from "./list-deliveries.server";

/** Every delivery: what it said, by which hashes it is known, and how far it is with each recipient. */
export function DeliveryRecord({ slug, deliveries, reconciled }: { slug: string; deliveries: ListedDelivery[]; reconciled: Reconciled }) {
  const t = useTranslations("delivery.record");
  if (deliveries.length === 0) return <p>{t("none")}</p>;
  const { deliveries: count, sumOfNew, delivered, lastTotal } = reconciled;
  const equal = sumOfNew === delivered && delivered === lastTotal;
  return (
    <>
      {count > 0 && (
        <p className={equal ? "muted" : "staff-notice"}>
          {t("reconciled", { deliveries: count, sum: sumOfNew, delivered, last: lastTotal })} <strong>{t(equal ? "equal" : "unequal")}</strong>
        </p>
      )}
      {deliveries.map((delivery) => (
        <OneDelivery key={delivery.id} slug={slug} delivery={delivery} />
      ))}
    </>
  );
}

function OneDelivery({ slug, delivery }: { slug: string; delivery: ListedDelivery }) {
  const t = useTranslations("delivery.record");
  const exported = useTranslations("exports");
  const channel = useTranslations("comment.channel");
  const { id, createdAt, staff, lateFor, newCount, totalCount, channels, takenAt, registerSha256, personalData } = delivery;
  const title = t("of", { at: instantText(createdAt) });
  return (
    <article className="delivery-one" aria-labelledby={`gui-${id}`}>
      <h3 id={`gui-${id}`}>{title}</h3>
      <p className="muted">
        {staff ? t("by", { name: staff }) : lateFor ? t("late", { day: dateText(lateFor) }) : t("scheduled")} {exported(`variant.${personalData ? "personal" : "anonymous"}`)}.
      </p>
      <div role="status">
        {newCount === null || totalCount === null || !takenAt ? (
          <Making slug={slug} delivery={delivery} />
        ) : (
          <p>
            <strong>{t("numbers", { new: newCount, total: totalCount, at: instantText(takenAt) })}</strong>
          </p>
        )}
      </div>
      {channels && channels.length > 1 && (
        <ul className="delivery-channels">
          {channels.map((each) => (
            <li key={each.channel}>{t("channel", { channel: channel(each.channel as Channel), new: each.new, total: each.total })}</li>
          ))}
        </ul>
      )}
      <Recipients title={title} sent={delivery.sent} />
      {delivery.files.length > 0 && <Files delivery={delivery} />}
      {registerSha256 !== null && <RegisterHash sha256={registerSha256} />}
    </article>
  );
}

function RegisterHash({ sha256 }: { sha256: string }) {
  const t = useTranslations("documents");
  return (
    <p className="muted">
      {t("register")}: <code className="hash">{sha256}</code>
    </p>
  );
}

function Making({ slug, delivery: { id, failed, done, total } }: { slug: string; delivery: ListedDelivery }) {
  const t = useTranslations("delivery.record");
  if (failed) return <p className="staff-notice">{t("unmade")}</p>;
  return (
    <p>
      <label htmlFor={`tien-do-${id}`}>{total === null ? t("queued") : t("preparing", { done: done ?? 0, total })}</label>{" "}
      <progress id={`tien-do-${id}`} {...(total ? { value: done ?? 0, max: total } : {})} /> <Link to={`/can-bo/gui?dot=${slug}`}>{t("refresh")}</Link>
    </p>
  );
}

function Files({ delivery: { files } }: { delivery: ListedDelivery }) {
  const t = useTranslations("documents");
  return (
    <ul className="delivered-files">
      {files.map(({ id, kind, volume, volumes, bytes, sha256 }) => (
        <li key={id}>
          <span>
            {t("fileOf", { kind: t(`kind.${kind as DocumentKind}`), volume, volumes })} <span className="muted">({t("kilobytes", { count: Math.ceil(bytes / 1024) })})</span>
          </span>
          <span className="muted">
            SHA-256: <code className="hash">{sha256}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

type Sent = ListedDelivery["sent"];

function Recipients({ title, sent }: { title: string; sent: Sent }) {
  const t = useTranslations("delivery.record");
  return (
    <div className="table-scroll" role="group" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("recipient")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("how")}</th>
            <th scope="col">{t("act")}</th>
          </tr>
        </thead>
        <tbody>
          {sent.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                {each.name}
                <br />
                <span className="muted">{each.email}</span>
              </th>
              <td>
                <State sent={each} />
              </td>
              <td>
                <How sent={each} />
              </td>
              <td>
                {each.again && <Act intent="again" sent={each} label={t("again")} name={t("againTo", { name: each.name })} />}
                {each.open && <Act intent="revoke" sent={each} label={t("revoke")} name={t("revokeOf", { name: each.name })} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Act({ intent, sent, label, name }: { intent: "again" | "revoke"; sent: Sent[number]; label: string; name: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="transmission" value={sent.id} />
      <button type="submit" className="quiet" aria-label={name}>
        {label}
      </button>
    </Form>
  );
}

function State({ sent }: { sent: Sent[number] }) {
  const t = useTranslations("delivery");
  const { state, attempts, reply, bounceStatus, twice } = sent;
  const at = { retry: sent.lastTriedAt, sent: sent.sentAt, failed: sent.failedAt, bounced: sent.bouncedAt, confirmed: sent.confirmedAt };
  const told = state in at ? (state as keyof typeof at) : null;
  return (
    <>
      <span className={`delivery-state delivery-state-${state}`}>{t(`state.${state}`)}</span>
      {told && at[told] && (
        <>
          <br />
          {t(`stateAt.${told}`, { at: instantText(at[told]), count: attempts })}
        </>
      )}
      {bounceStatus && (
        <>
          <br />
          {t("bounceStatus", { status: bounceStatus })}
        </>
      )}
      {reply && (
        <>
          <br />
          <span className="muted">{t("reply", { reply })}</span>
        </>
      )}
      {twice && (
        <>
          <br />
          <span className="muted">{t("twice")}</span>
        </>
      )}
    </>
  );
}

function How({ sent: { state, attached, expiresAt, revokedAt, open, downloads, downloadedAt } }: { sent: Sent[number] }) {
  const t = useTranslations("delivery.record");
  if (state === "preparing" || state === "left-out") return t("notYet");
  if (attached || !expiresAt) return t("attached");
  return (
    <>
      {revokedAt ? t("linksRevoked", { at: instantText(revokedAt) }) : t(open ? "links" : "linksClosed", { at: instantText(expiresAt) })}
      {downloads > 0 && downloadedAt && (
        <>
          <br />
          {t("downloads", { count: downloads, at: instantText(downloadedAt) })}
        </>
      )}
    </>
  );
}
