import { Form } from "@remix-run/react";
import type { FormEvent, Ref } from "react";
import { useTranslations } from "use-intl/react";
import { deskPath, type DeskAddress } from "./desk-address";
import type { QueueCounts } from "./count-queue.server";
import { MergeChoice, MoveChoice } from "./MoveOrMerge";
import type { DeskComment } from "./read-desk-comment.server";
import { WITHHOLD_REASONS } from "./rules";
import { missing, type Choice, type DraftControls, type Standing } from "./use-decision-draft";
import type { SelectedPart } from "./use-selected-part";

interface Props {
  comment: DeskComment;
  address: DeskAddress;
  sections: QueueCounts["sections"];
  choices: Choice[];
  standing: Standing;
  controls: DraftControls;
  selected: SelectedPart | null;
  confirmRef: Ref<HTMLButtonElement>;
  onPick: () => void;
  onConfirm: () => void;
}

const KEYS = { publish: "p", withhold: "w", move: "m", merge: "g" } as const;

/** The right column. Every control keeps its place; without a script it is a plain form that cannot hide parts. */
export function DecisionPanel({ comment, address, sections, choices, standing, controls, selected, confirmRef, onPick, onConfirm }: Props) {
  const more = useTranslations("desk.decision");
  const t = useTranslations("moderation");
  const stateName = useTranslations("comment.state");
  const { draft, choose, setReason, setNote, undo } = controls;
  const pending = comment.state === "pending";
  const judged = comment.state !== "merged";
  const lacks = missing(draft, standing);
  const excerpt = (part: SelectedPart) =>
    shorten(((part.field === "text" ? comment.text : comment.proposed) ?? "").slice(part.start, part.end));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    onConfirm();
  }

  const lackWords = (lack: NonNullable<typeof lacks>) =>
    lack === "choosePlace" || lack === "chooseInto" || lack === "unchanged" ? more(lack) : t(`desk.decision.${lack}`);

  const confirmWords = () => {
    if (draft.choice === "publish")
      return draft.spans.length > 0
        ? t("desk.decision.confirmRedact", { count: draft.spans.length })
        : t("desk.decision.confirmPublish");
    if (draft.choice === "withhold") return t("desk.decision.confirmWithhold");
    if (draft.choice === "move") return more("confirmMove");
    if (draft.choice === "merge") return more("confirmMerge");
    return t(draft.choice === "reopen" ? "desk.decision.confirmReopen" : "desk.decision.confirm");
  };

  return (
    <Form
      method="post"
      action={deskPath({ ...address, commentId: comment.id }).replace("?", "?index&")}
      className={draft.picking ? "decision is-picking" : "decision"}
      aria-label={t("desk.decision.label")}
      onSubmit={onSubmit}
    >
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="version" value={comment.version} />
      <input type="hidden" name="revision" value={comment.revision} />
      <div className={pending ? "decision-choices is-first" : "decision-choices"} role="radiogroup" aria-label={t("desk.decision.label")}>
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="action"
              value={choice}
              checked={draft.choice === choice}
              onChange={() => choose(choice)}
            />
            <span>
              {choice === "move" || choice === "merge" ? more(choice) : t(`desk.decision.${choice}`)}{" "}
              {choice !== "reopen" && <kbd>{KEYS[choice]}</kbd>}
            </span>
          </label>
        ))}
      </div>
      {/* It scrolls, also while nothing in it takes the focus. */}
      <div className="decision-details" tabIndex={0} role="group" aria-label={more("details")}>
        {!pending && (
          <p className="muted">{t("desk.decision.state", { state: stateName(comment.state).toLowerCase() })}</p>
        )}
        {draft.choice === "move" && <MoveChoice sections={sections} to={draft.to} onChange={controls.setTo} />}
        {draft.choice === "merge" && <MergeChoice siblings={comment.siblings} into={draft.into} onChange={controls.setInto} />}
        {judged && (
          <div className="redaction">
            {/* Pressing must not end the selection. */}
            <button
              type="button"
              className="quiet"
              disabled={!selected}
              onPointerDown={(event) => event.preventDefault()}
              onClick={onPick}
            >
              {t("desk.decision.redactSelected")} <kbd>r</kbd>
            </button>
            <p className="hint" aria-live="polite">
              {selected && !draft.picking
                ? t("desk.detail.selected", { text: excerpt(selected) })
                : draft.spans.length === 0 && t("desk.decision.redactHelp")}
            </p>
            {draft.spans.length > 0 && (
              <ol aria-label={t("desk.decision.spans", { count: draft.spans.length })}>
                {draft.spans.map((span, index) => (
                  <li key={`${span.field}-${span.start}`}>
                    “{excerpt(span)}”{" "}
                    <span className="muted">{t("desk.detail.hiddenUnder", { reason: span.reason })}</span>
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => undo(index)}
                      aria-label={`${t("desk.decision.undo")}: ${excerpt(span)}`}
                    >
                      {t("desk.decision.cancel")} {index === draft.spans.length - 1 && <kbd>u</kbd>}
                    </button>
                  </li>
                ))}
              </ol>
            )}
          </div>
        )}
        {judged && (
          <fieldset className="reasons">
            <legend aria-live="polite">
              {draft.picking
                ? t("desk.decision.pickReason", { text: excerpt(draft.picking) })
                : t("desk.decision.reason")}
            </legend>
            {WITHHOLD_REASONS.map((reason) => (
              <label key={reason}>
                <input
                  type="radio"
                  name="reason"
                  value={reason}
                  checked={!draft.picking && draft.reason === reason}
                  onChange={() => setReason(reason)}
                />
                <span>
                  <kbd>{reason}</kbd> {t(`rule.${reason}`)}
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="decision-note">
          <label htmlFor="note">{t(draft.choice === "reopen" ? "desk.decision.reopenNote" : "desk.decision.note")}</label>
          <textarea
            id="note"
            name="note"
            rows={2}
            maxLength={1000}
            aria-describedby="note-hint"
            value={draft.note}
            onChange={(event) => setNote(event.target.value)}
          />
          <p className="hint" id="note-hint">
            {draft.choice !== "reopen" && t("desk.decision.noteHint")}
          </p>
        </div>
      </div>
      <div className="decision-confirm">
        <p role="status">{lacks && draft.choice !== null && lackWords(lacks)}</p>
        <button type="submit" ref={confirmRef}>
          {confirmWords()} <kbd>Enter</kbd>
        </button>
      </div>
    </Form>
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 40).trimEnd()} … ${text.slice(-15).trimStart()}` : text;
}
