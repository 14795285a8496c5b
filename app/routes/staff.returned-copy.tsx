import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { VIEWS } from "~/exports/returned/acts";
import { CopyCounts } from "~/exports/returned/CopyCounts";
import { ReturnedItem } from "~/exports/returned/ReturnedItem";
import { ReturnedNotes } from "~/exports/returned/ReturnedNotes";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { PageLinks } from "~/ui/PageLinks";
import { actOnReturnedCopy, loadReturnedCopy } from "./load-returned-copy.server";
import "~/synthesis/answers.css";
import "~/exports/returned/returned.css";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  return loadReturnedCopy(request, context, params.id ?? "");
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  return actOnReturnedCopy(request, context, params.id ?? "", staff.id);
}

/** After a refusal too: what another wrote meanwhile has to be seen. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction = () => [{ title: `${translator("returned")("title")} — ${translator("common")("portal")}` }];

export default function ReturnedCopy() {
  const t = useTranslations("returned");
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { copy, view, after, next, items, notes } = page;
  const { counts, consultation } = copy;
  const address = (more: Record<string, string>) => `?${new URLSearchParams(more)}`;
  const counted = { viec: counts.acted, "xem-ky": counts.doubtful, chon: counts.chosen, "da-lay": counts.taken, khong: counts.comments - counts.acted };
  const taken = search.get("da-lay");
  return (
    <div className="staff-page wide">
      <p className="staff-actions">
        <Link to={`/can-bo/ban-tra-lai?dot=${consultation.slug}`}>{t("toList")}</Link>
      </p>
      <h1 className="returned-file">
        <bdi>{copy.fileName || t("title")}</bdi>
      </h1>
      <p className="muted">
        {consultation.title}. {t("read", { name: copy.staff.name, at: instantText(copy.createdAt), made: instantText(copy.madeAt) })}
      </p>
      {!copy.known && <p className="staff-notice">{t("unknownSet")}</p>}
      <CopyCounts counts={counts} />
      {taken !== null && !answer && (
        <div className="staff-notice" role="status">
          {t("done.taken", { count: Number(taken) })} {search.has("con-lai") && t("done.left", { count: Number(search.get("con-lai")) })}{" "}
          <Link to={`/can-bo/tra-loi?dot=${consultation.slug}&tt=drafted`}>{t("done.toAnswers")}</Link>
        </div>
      )}
      {search.has("da-luu") && !answer && (
        <p className="staff-notice" role="status">
          {t("done.saved")}
        </p>
      )}
      {answer && (
        <p className="staff-notice" role="alert">
          {t(`done.${answer.refused}`, { count: answer.conflicts.length })}
        </p>
      )}
      {copy.erasedAt ? (
        <p>{t("erased")}</p>
      ) : (
        <>
          <nav className="answer-filter" aria-label={t("view.label")}>
            {VIEWS.map((each) => (
              <Link key={each} to={address({ xem: each })} aria-current={view === each ? "page" : undefined}>
                {t(`view.${each}`, { count: counted[each] })}
              </Link>
            ))}
            <Link to={address({ xem: "ghi-chu" })} aria-current={view === "ghi-chu" ? "page" : undefined}>
              {t("view.ghi-chu", { count: counts.notes })}
            </Link>
          </nav>
          {notes && <ReturnedNotes notes={notes} />}
          {items?.length === 0 && <p>{t("none")}</p>}
          {items && items.length > 0 && <Choices key={`${view} ${after}`} page={page} items={items} conflicts={answer?.conflicts ?? []} />}
          <PageLinks next={next !== null && (notes ?? items?.every(({ number }) => number !== null)) ? address({ xem: view, sau: String(next) }) : null} first={after > 0 ? address({ xem: view }) : null} />
          {counts.taken === 0 && <Discard />}
        </>
      )}
    </div>
  );
}

/** For a copy that was brought by mistake. */
function Discard() {
  const t = useTranslations("returned.discard");
  const busy = useNavigation().formData !== undefined;
  return (
    <details>
      <summary>{t("title")}</summary>
      <Form method="post" className="staff-form">
        <p>{t("help")}</p>
        <button type="submit" name="intent" value="discard" className="quiet" disabled={busy}>
          {t("submit")}
        </button>
      </Form>
    </details>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

interface ChoicesProps {
  page: Page;
  items: NonNullable<Page["items"]>;
  conflicts: Parameters<typeof ReturnedItem>[0]["kept"][];
}

function Choices({ page: { copy, next }, items, conflicts }: ChoicesProps) {
  const t = useTranslations("returned");
  const form = useRef<HTMLFormElement>(null);
  const navigation = useNavigation();
  const intent = navigation.formData?.get("intent");
  const busy = intent !== undefined;
  // The second press of a double click comes before the button is disabled, and would answer in place of the first.
  const sent = useRef(false);
  useEffect(() => {
    if (navigation.state === "idle") sent.current = false;
  }, [navigation.state]);
  const once = (event: FormEvent) => {
    if (sent.current) event.preventDefault();
    sent.current = true;
  };
  const [here, setHere] = useState<number | null>(null);
  const count = () => form.current?.querySelectorAll("[data-choose]:checked").length ?? 0;
  // What the page was opened with may have been ticked before the script was there.
  useEffect(() => setHere(count()), [items]);
  const elsewhere = copy.counts.chosen - items.filter(({ chosen, number }) => chosen && number === null).length;
  const chosen = here === null ? copy.counts.chosen : elsewhere + here;
  const settled = items.every(({ number }) => number !== null);
  return (
    <Form method="post" ref={form} onSubmit={once} onChange={() => setHere(count())} noValidate>
      {items.map((item, index) => {
        const kept = conflicts.find((each) => each?.commentId === item.commentId) ?? null;
        return (
          <div key={`${item.commentId} ${item.was} ${item.number} ${kept ? "kept" : ""}`}>
            {(index === 0 || item.place !== items[index - 1]!.place) && <h2>{item.place ?? t("wholeDraft")}</h2>}
            <ReturnedItem item={item} kept={kept} />
          </div>
        );
      })}
      {(!settled || copy.counts.chosen > 0) && (
        <div className="returned-bar">
          {intent === "take" && <progress aria-label={t("act.taking")} />}
          <p>{t("act.chosen", { count: chosen })}</p>
          <button type="submit" name="intent" value="save" className="quiet" disabled={busy}>
            {t(intent === "save" ? "act.saving" : "act.save")}
          </button>
          {next !== null && (
            <>
              <input type="hidden" name="next" value={next} />
              <button type="submit" name="intent" value="next" className="quiet" disabled={busy}>
                {t("act.saveNext")}
              </button>
            </>
          )}
          <button type="submit" name="intent" value="take" disabled={busy || chosen === 0}>
            {intent === "take" ? t("act.taking") : t("act.take", { count: chosen })}
          </button>
        </div>
      )}
    </Form>
  );
}
