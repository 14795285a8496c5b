import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { AboutComment } from "./AboutComment";
import { CommentInContext } from "./CommentInContext";
import { DecisionPanel } from "./DecisionPanel";
import type { Action } from "./decide.server";
import type { DeskComment } from "./read-desk-comment.server";
import { WITHHOLD_REASONS } from "./rules";
import { SecondOpinion } from "./SecondOpinion";
import { decisionOf, missing, useDecisionDraft, type Choice, type Standing } from "./use-decision-draft";
import type { Answer, Desk } from "./use-desk";
import { useKeys, type KeyMap } from "./use-keys";
import { useLease } from "./use-lease";
import { useResultWords } from "./use-result-words";
import { useSelectedPart } from "./use-selected-part";

/** What can be decided on a comment in this state. */
export function choicesOf(state: DeskComment["state"]): Choice[] {
  if (state === "pending") return ["publish", "withhold", "move", "merge"];
  if (state === "merged") return ["reopen"];
  return state === "withdrawn" ? [] : ["publish", "withhold", "reopen"];
}

interface Props {
  comment: DeskComment;
  desk: Desk;
  /** Of a form that was sent without a script. */
  result: { action: Action | null; answer: Answer } | undefined;
}

/** The open comment, and the decision on it. */
export function DecideHere({ comment, desk, result }: Props) {
  const t = useTranslations("moderation.desk");
  const resultWords = useResultWords();
  const key = `${comment.id}:${comment.version}:${comment.revision}`;
  const standing: Standing = { state: comment.state, spans: comment.redactions, asked: comment.secondLook !== null };
  const controls = useDecisionDraft(key, comment.redactions);
  const [selected, clearSelected] = useSelectedPart(key, comment);
  const confirm = useRef<HTMLButtonElement>(null);
  const detail = useRef<HTMLDivElement>(null);
  const { draft, choose, pick, setReason, undo, cancel, clear } = controls;
  const decided = desk.isGone(comment);
  // While the next comment is on its way, keys meant for it must not decide the one still on the screen.
  const leaving = desk.wanted.commentId !== null && desk.wanted.commentId !== comment.id;
  const sending = desk.inFlight.some(({ commentId }) => commentId === comment.id);
  const choices = choicesOf(comment.state);
  const active = !decided && !leaving && !sending && choices.length > 0 && !comment.waiting && !comment.secondLook?.own;
  useLease(decided || leaving || comment.state === "withdrawn" ? null : comment.id);

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
    if (!active || choice === null || missing(draft, standing)) return;
    const decision = decisionOf({ ...draft, choice });
    desk.send({
      commentId: comment.id,
      version: comment.version,
      revision: comment.revision,
      place: comment.place,
      ...decision,
      stays: choice === "reopen" || (comment.state === "published" && decision.action === "redact"),
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
    ...(comment.state === "pending" && { m: () => choose("move"), g: () => choose("merge") }),
    r: onPick,
    u: () => undo(),
    ...Object.fromEntries(WITHHOLD_REASONS.map((reason) => [reason, () => onReason(reason)])),
  };
  useKeys(active && comment.state !== "merged" ? keys : {});

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
        <CommentInContext comment={comment} spans={draft.spans} selectable={active && comment.state !== "merged"}>
          <AboutComment comment={comment} desk={desk} controls={controls} active={active} />
        </CommentInContext>
      </div>
      <div className="desk-decision">
        {comment.state === "withdrawn" ? (
          <p>{t("decision.withdrawn")}</p>
        ) : comment.waiting ? (
          <SecondOpinion key={comment.waiting.id} waiting={comment.waiting} onAnswered={() => desk.step(1)} />
        ) : comment.secondLook?.own ? null : (
          <DecisionPanel
            comment={comment}
            address={desk.address}
            sections={desk.sections}
            choices={choices}
            standing={standing}
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
