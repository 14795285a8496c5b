import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { listPersonalActs } from "~/auth/list-personal-acts.server";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { readCursor, writeCursor } from "~/moderation/cursor";
import { SENDER_REASONS } from "~/moderation/show-sender";
import "~/ui/personal-log.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "administrator");
  const after = readCursor(new URL(request.url).searchParams.get("truoc"));
  const { acts, next } = await listPersonalActs(context.db, { after });
  return { acts, next: next && writeCursor(next), paged: after !== null };
}

export const meta: MetaFunction = () => [
  { title: `${translator("staffAdmin")("log.title")} — ${translator("common")("portal")}` },
];

export default function PersonalLog() {
  const t = useTranslations("staffAdmin.log");
  const reasons = useTranslations("staffAdmin.why");
  const { acts, next, paged } = useLoaderData<typeof loader>();
  const whyWords = (why: string) => {
    const known = OPENED[why] ?? SENDER_REASONS.find((each) => each === why);
    return known ? reasons(known) : why;
  };
  return (
    <div className="staff-page personal-log">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {acts.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={t("title")} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("at")}</th>
                <th scope="col">{t("who")}</th>
                <th scope="col">{t("act")}</th>
                <th scope="col">{t("of")}</th>
                <th scope="col">{t("why")}</th>
              </tr>
            </thead>
            <tbody>
              {acts.map(({ id, at, who, type, data }) => (
                <tr key={id}>
                  <td>{instantText(at)}</td>
                  <td>{who}</td>
                  <td>{t(`type.${keyOf(type)}`)}</td>
                  <td>
                    <What {...data} />
                  </td>
                  <td>{data.why && whyWords(data.why)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="staff-actions">
        {next && <Link to={`?truoc=${next}`}>{t("older")}</Link>}
        {paged && <Link to="?">{t("newest")}</Link>}
      </p>
    </div>
  );
}

/** Letters, mails and files are opened for one reason, which is where they were opened. */
const OPENED: Partial<Record<string, "intake" | "file">> = { "intake.item": "intake", "staff.file": "file" };

/** A message key has no dot in it. */
const keyOf = <Key extends string>(type: `personal.${Key}`) => type.slice("personal.".length) as Key;

/** Last digits of an id tell two of a kind apart; the whole of it is nobody's to read. */
const short = (id: string) => id.slice(-6);

function What({ commentId, itemId, exportId, fileId }: { commentId?: string; itemId?: string; exportId?: string; fileId?: string }) {
  const t = useTranslations("staffAdmin.log");
  if (commentId) return <Link to={`/can-bo/kiem-duyet?y-kien=${commentId}`}>{`${t("comment")} ${short(commentId)}`}</Link>;
  if (itemId) return <Link to={`/can-bo/tiep-nhan/${itemId}`}>{`${t("item")} ${short(itemId)}`}</Link>;
  if (fileId) return <>{`${t("file")} ${short(fileId)}`}</>;
  return exportId ? <Link to="/can-bo/ket-xuat">{`${t("export")} ${short(exportId)}`}</Link> : null;
}
