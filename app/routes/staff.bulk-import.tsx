import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { BulkRows } from "~/intake/bulk/BulkRows";
import { BulkState } from "~/intake/bulk/BulkState";
import { discardBulk } from "~/intake/bulk/discard-bulk.server";
import { countPlaces, listImportRows, readImport } from "~/intake/bulk/read-import.server";
import { askToRegister } from "~/intake/bulk/register-bulk.server";
import { translator } from "~/messages";
import { dateText } from "~/messages/instants";
import { useLookAgain } from "~/ui/use-look-again";
import "~/ui/bulk.css";

/** Milliseconds between two looks at how far it is. */
const LOOK_AGAIN = 1_000;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const found = await readImport(context.db, params.id);
  if (!found) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const wrongOnly = search.get("loi") === "1";
  const after = Number(/^\d{1,7}$/.exec(search.get("sau") ?? "")?.[0] ?? 0);
  const shown = found.state === "checked" && found.problem === null;
  const [page, places] = shown
    ? await Promise.all([listImportRows(context.db, { id: found.id, after, wrongOnly }), countPlaces(context.db, found.id)])
    : [null, []];
  return { found, page, places, wrongOnly, after };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const found = await readImport(context.db, params.id);
  if (!found) throw data(null, { status: 404 });
  const intent = (await request.formData()).get("intent");
  if (intent === "register") {
    const asked = await askToRegister(context.db, found.id);
    if (!asked.ok) return data({ refused: "notReady" as const }, { status: 409 });
  } else if (intent === "discard") {
    const discarded = await discardBulk(context.db, found.id, context.requestedAt);
    if (!discarded.ok) return data({ refused: "tooLate" as const }, { status: 409 });
  } else throw data(null, { status: 400 });
  return redirect(`/can-bo/tiep-nhan/bang/${found.id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.found.file.name ?? translator("bulk")("title")} — ${translator("common")("portal")}` },
];

export default function BulkImport() {
  const t = useTranslations("bulk");
  const words = useTranslations("comment");
  const { found, page, places, wrongOnly, after } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const busy = useNavigation().formData !== undefined;
  const underWay = found.state === "reading" || found.state === "registering";
  useLookAgain(underWay, LOOK_AGAIN);
  const mayRegister = found.state === "checked" && found.problem === null && found.rowsWrong === 0 && found.rowsRead > 0;
  const mayDiscard = found.state === "reading" || found.state === "checked";
  return (
    <div className="staff-page">
      <p className="staff-actions">
        <Link to="/can-bo/tiep-nhan/bang">{t("back")}</Link>
      </p>
      <h1>{found.file.name}</h1>
      <p className="muted">
        {found.meeting && found.heldOn
          ? t("list.held", { meeting: found.meeting, day: dateText(found.heldOn) })
          : words(`channel.${found.channel}`)}
        {found.district && ` · ${words(`district.${found.district as "lai-chau"}`)}`}
      </p>
      {refused && (
        <p className="staff-notice" role="alert">
          {t(`import.${refused}`)}
        </p>
      )}
      <BulkState found={found} places={places} />
      {(mayRegister || mayDiscard) && (
        <Form method="post" className="bulk-actions">
          {mayRegister && (
            <button type="submit" name="intent" value="register" disabled={busy}>
              {t("import.register", { count: found.rowsRead })}
            </button>
          )}
          {mayDiscard && (
            <button type="submit" name="intent" value="discard" className="quiet" disabled={busy}>
              {t("import.discard")}
            </button>
          )}
        </Form>
      )}
      {page && <BulkRows {...page} wrongOnly={wrongOnly} after={after} anyWrong={found.rowsWrong > 0} />}
    </div>
  );
}
