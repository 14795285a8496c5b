import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { Action } from "./decide.server";
import { CommentInContext } from "./CommentInContext";
import { DecisionPanel } from "./DecisionPanel";
import type { CommentForModeration } from "./read-for-moderation.server";
import { WITHHOLD_REASONS } from "./rules";
import { decisionOf, missing, useDecisionDraft } from "./use-decision-draft";
import type { Answer, Desk } from "./use-desk";
import { useKeys, type KeyMap } from "./use-keys";
import { useResultWords } from "./use-result-words";
import { useSelectedPart } from "./use-selected-part";

interface Props {
  comment: CommentForModeration;
  desk: Desk;
  /** Of a form that was sent without a script. */
  result: { action: Action | null; answer: Answer } | undefined;
}

/** The open comment, and the decision on it. */
export function DecideHere({ comment, desk, result }: Props) {
  const t = useTranslations("moderation.desk");
  const resultWords = useResultWords();
  const key = `${comment.id}:${comment.version}:${comment.revision}`;
  const controls = useDecisionDraft(key);
  const [selected, clearSelected] = useSelectedPart(key, comment);
  const confirm = useRef<HTMLButtonElement>(null);
  const detail = useRef<HTMLDivElement>(null);
  const { draft, choose, pick, setReason, undo, cancel, clear } = controls;
  const decided = desk.isGone(comment);
  // While the next comment is on its way, keys meant for it must not decide the one still on the screen.
  const leaving = desk.wanted.commentId !== null && desk.wanted.commentId !== comment.id;
  const sending = desk.inFlight.some(({ commentId }) => commentId === comment.id);
  const active = !decided && !leaving && !sending && comment.state !== "withdrawn";
  const pending = comment.state === "pending";

  // A comment opens at its beginning: in its own column on a wide screen, at the top of the page on a narrow one.
  const shown = useRef(comment.id);
  useEffect(() => {
    const box = detail.current;
    if (!box || shown.current === comment.id) return;
    shown.current = comment.id;
    box.scrollTop = 0;
    if (!matchMedia("(min-width: 1100px)").matches) box.scrollIntoView({ block: "start" });
  }, [comment.id]);

  const toConfirm = () => confirm.current?.focus({ preventScroll: true });

  function onConfirm() {
    const { choice } = draft;
    if (!active || choice === null || missing(draft)) return;
    desk.send({
      commentId: comment.id,
      version: comment.version,
      revision: comment.revision,
      place: comment.place,
      ...decisionOf({ ...draft, choice }),
    });
    clear();
    clearSelected();
  }

  function onPick() {
    if (selected) pick(selected);
  }

  function onReason(reason: string) {
    if (!draft.picking && draft.choice !== "withhold") return;
    setReason(reason);
    if (draft.picking) clearSelected();
    toConfirm();
  }

  const keys: KeyMap = {
    Enter: onConfirm,
    Escape: cancel,
    p: () => (choose("publish"), toConfirm()),
    w: () => (choose("withhold"), toConfirm()),
    r: onPick,
    u: () => undo(),
    ...Object.fromEntries(WITHHOLD_REASONS.map((reason) => [reason, () => onReason(reason)])),
  };
  useKeys(active && pending ? keys : {});

  const spans = pending ? draft.spans : comment.redactions;
  return (
    <>
      <div
        className="desk-detail"
        ref={detail}
        tabIndex={0}
        role="region"
        aria-label={t("detail.label")}
        data-own-arrows=""
        aria-busy={leaving}
      >
        {result && <p role="status">{result.action && resultWords(result.action, result.answer)}</p>}
        <CommentInContext comment={comment} spans={spans} />
      </div>
      <div className="desk-decision">
        {comment.state === "withdrawn" ? (
          <p>{t("decision.withdrawn")}</p>
        ) : (
          <DecisionPanel
            comment={comment}
            address={desk.address}
            controls={controls}
            selected={selected}
            confirmRef={confirm}
            onPick={onPick}
            onConfirm={onConfirm}
          />
        )}
      </div>
    </>
  );
}
