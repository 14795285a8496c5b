import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { BatchChoice } from "./BatchChoice";
import type { BatchItem, Skipped } from "./decide-batch.server";
import { DESK, DESK_BATCH } from "./desk-address";
import { isRuleKey } from "./rules";
import { UndoNotice } from "./UndoNotice";
import { BATCH_MAX, UNDO_MS } from "./undo-time";
import { useUndo } from "./use-desk";
import { useKeys } from "./use-keys";

interface Preview {
  step: "preview";
  action: "publish" | "withhold";
  reason: string;
  /** Query of the list the moderator comes from. */
  back: string;
  capped: boolean;
  items: BatchItem[];
  first: { id: string; beginning: string }[];
  personal: number;
  flagged: number;
  needSecond: number;
  skipped: Skipped[];
}

interface Done {
  step: "done";
  action: "publish" | "withhold";
  back: string;
  batchId: string;
  count: number;
  skipped: Skipped[];
}

export type BatchResult = Preview | Done | { step: "refused"; back: string };

/** One decision on many comments: what it would do, then what it did, with one undo for all. */
export function BatchPage({ group, result }: { group: { id: string; size: number } | null; result: BatchResult | undefined }) {
  const t = useTranslations("desk.batch");
  return (
    <div className="staff-page batch-bar">
      <h1>{t("title")}</h1>
      {result?.step === "preview" && <PreviewOf preview={result} />}
      {result?.step === "done" && <DoneOf done={result} key={result.batchId} />}
      {result?.step === "refused" && <p role="alert">{t("badForm")}</p>}
      {!result && !group && <p>{t("nothing")}</p>}
      {group && (!result || result.step === "refused") && (
        <Form method="post" action={`${DESK_BATCH}?nhom=${group.id}`}>
          <p>{t("group", { count: group.size })}</p>
          <input type="hidden" name="intent" value="preview" />
          <input type="hidden" name="what" value="group" />
          <input type="hidden" name="group" value={group.id} />
          <BatchChoice />
          <button type="submit">{t("previewGroup")}</button>
          <p className="hint">{t("limit", { count: BATCH_MAX })}</p>
        </Form>
      )}
      <p className="staff-actions">
        <Link to={result?.back ? `${DESK}?${result.back}` : DESK}>{t("back")}</Link>
      </p>
    </div>
  );
}

function PreviewOf({ preview }: { preview: Preview }) {
  const t = useTranslations("desk.batch");
  const ruleName = useTranslations("moderation.rule");
  const { action, reason, back, capped, items, first, personal, flagged, needSecond, skipped } = preview;
  const why = isRuleKey(reason) ? ruleName(reason) : reason;
  return (
    <>
      <p>
        <strong>{action === "publish" ? t("will.publish", { count: items.length }) : t("will.withhold", { count: items.length, reason: why })}</strong>
      </p>
      {capped && <p>{t("capped", { count: BATCH_MAX })}</p>}
      {action === "withhold" && needSecond > 0 && <p>{t("needSecond", { count: needSecond })}</p>}
      {action === "publish" && personal > 0 && <p className="staff-notice">{t("personal", { count: personal })}</p>}
      {flagged > personal && <p>{t("flagged", { count: flagged })}</p>}
      <SkippedList skipped={skipped} />
      {first.length > 0 && (
        <>
          <h2>{t("first", { count: first.length })}</h2>
          <ol className="batch-texts">
            {first.map(({ id, beginning }) => (
              <li key={id} dir="auto">
                {beginning}
              </li>
            ))}
          </ol>
        </>
      )}
      {items.length > 0 && (
        <Form method="post" action={DESK_BATCH}>
          <input type="hidden" name="intent" value="confirm" />
          <input type="hidden" name="action" value={action} />
          <input type="hidden" name="reason" value={reason} />
          <input type="hidden" name="filter" value={back} />
          {items.map(({ id, version, revision }) => (
            <input key={id} type="hidden" name="item" value={`${id}:${version}:${revision}`} />
          ))}
          <button type="submit">{t("confirm", { count: items.length })}</button>
        </Form>
      )}
    </>
  );
}

function DoneOf({ done }: { done: Done }) {
  const t = useTranslations("desk.undo");
  const actionName = useTranslations("moderation.action");
  const { action, batchId, count, skipped } = done;
  const [until] = useState(() => performance.now() + UNDO_MS);
  const [over, setOver] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const undo = useUndo((_, answer) => {
    setOver(true);
    setTold(answer.ok ? t("undone", { count: answer.commentIds.length }) : t(answer.reason === "too-late" ? "tooLate" : "failed"));
  });
  const open = !over && count > 0;
  useKeys(open ? { z: () => undo(batchId) } : {});
  const message = t("doneMany", { count, action: actionName(action) });
  return (
    <>
      <p role="status">{told ?? message}</p>
      <div className="undo-line">
        {open && <UndoNotice message="" until={until} onUndo={() => undo(batchId)} onOver={() => setOver(true)} />}
      </div>
      <SkippedList skipped={skipped} />
    </>
  );
}

/** What is left out, counted by why. */
function SkippedList({ skipped }: { skipped: Skipped[] }) {
  const t = useTranslations("desk.batch");
  const stateName = useTranslations("comment.state");
  if (skipped.length === 0) return null;
  const words = (one: Skipped, count: number) => {
    switch (one.why) {
      case "held":
        return t("skippedHeld", { count, by: one.by });
      case "waiting":
        return t("skippedWaiting", { count, by: one.by });
      case "state":
        return t("skippedState", { count, state: stateName(one.state) });
      case "changed":
        return t("skippedChanged", { count });
      case "own-decision":
        return t("skippedOwn", { count });
      default:
        return t("skippedHere", { count });
    }
  };
  const kinds = new Map<string, Skipped[]>();
  for (const { id, ...rest } of skipped) kinds.set(JSON.stringify(rest), [...(kinds.get(JSON.stringify(rest)) ?? []), { id, ...rest }]);
  return (
    <>
      <p>{t("skipped", { count: skipped.length })}</p>
      <ul>
        {[...kinds].map(([key, all]) => (
          <li key={key}>{words(all[0]!, all.length)}</li>
        ))}
      </ul>
    </>
  );
}
