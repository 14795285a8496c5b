import { Form } from "@remix-run/react";
import type { FormEvent, Ref } from "react";
import { useTranslations } from "use-intl/react";
import { deskPath, type DeskAddress } from "./desk-address";
import type { CommentForModeration } from "./read-for-moderation.server";
import { WITHHOLD_REASONS } from "./rules";
import { missing, type DraftControls } from "./use-decision-draft";
import type { SelectedPart } from "./use-selected-part";

interface Props {
  comment: CommentForModeration;
  address: DeskAddress;
  controls: DraftControls;
  selected: SelectedPart | null;
  confirmRef: Ref<HTMLButtonElement>;
  onPick: () => void;
  onConfirm: () => void;
}

/** The right column. Every control keeps its place; without a script it is a plain form that cannot hide parts. */
export function DecisionPanel({ comment, address, controls, selected, confirmRef, onPick, onConfirm }: Props) {
  const t = useTranslations("moderation");
  const stateName = useTranslations("comment.state");
  const { draft, choose, setReason, setNote, undo } = controls;
  const pending = comment.state === "pending";
  const lacks = missing(draft);
  const excerpt = (part: SelectedPart) =>
    shorten(((part.field === "text" ? comment.text : comment.proposed) ?? "").slice(part.start, part.end));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    onConfirm();
  }

  const confirmWords = () => {
    if (draft.choice === "publish")
      return draft.spans.length > 0
        ? t("desk.decision.confirmRedact", { count: draft.spans.length })
        : t("desk.decision.confirmPublish");
    if (draft.choice === "withhold") return t("desk.decision.confirmWithhold");
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
      <div className="decision-choices" role="radiogroup" aria-label={t("desk.decision.label")}>
        {(pending ? (["publish", "withhold"] as const) : (["reopen"] as const)).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="action"
              value={choice}
              checked={draft.choice === choice}
              onChange={() => choose(choice)}
            />
            <span>
              {t(`desk.decision.${choice}`)} {choice !== "reopen" && <kbd>{choice === "publish" ? "p" : "w"}</kbd>}
            </span>
          </label>
        ))}
      </div>
      <div className="decision-details">
        {!pending && (
          <p className="muted">{t("desk.decision.state", { state: stateName(comment.state).toLowerCase() })}</p>
        )}
        {pending && (
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
        {pending && (
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
          <label htmlFor="note">{t(pending ? "desk.decision.note" : "desk.decision.reopenNote")}</label>
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
            {pending && t("desk.decision.noteHint")}
          </p>
        </div>
      </div>
      <div className="decision-confirm">
        <p role="status">{lacks && draft.choice !== null && t(`desk.decision.${lacks}`)}</p>
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
