import { useCallback, type ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { UndoNotice } from "./UndoNotice";
import type { Desk } from "./use-desk";
import { usePlaceWords } from "./use-place-words";
import { useResultWords } from "./use-result-words";

/**
 * What was recorded and can be taken back; what the server refused, each until it is closed; and for screen readers the
 * result of the last decision. `children` stand beside what can be taken back. The first line is always there, so that nothing below it moves.
 */
export function DeskNotices({ desk, children }: { desk: Desk; children: ReactNode }) {
  const t = useTranslations("moderation.desk.result");
  const actionName = useTranslations("moderation.action");
  const undoWords = useTranslations("desk.undo");
  const placeWords = usePlaceWords();
  const words = useResultWords();
  const { last, refused, select, dismiss, latest, undone, undoLast, forget } = desk;
  const batchId = latest?.batchId ?? "";
  const onOver = useCallback(() => forget(batchId), [forget, batchId]);
  const taken =
    undone &&
    (undone.answer.ok
      ? undoWords("undone", { count: undone.answer.commentIds.length })
      : undoWords(undone.answer.reason === "too-late" ? "tooLate" : "failed"));
  return (
    <>
      <p role="status" className="visually-hidden">
        {taken ?? (last && t("at", { place: placeWords(last.sent.place), message: words(last.sent.action, last.answer) }))}
      </p>
      <div className="undo-line">
        {latest ? (
          <UndoNotice
            key={latest.batchId}
            message={[undoWords("done", { action: actionName(latest.action) }), latest.needsSecond && undoWords("needsSecond")].filter(Boolean).join(" ")}
            until={latest.until}
            onUndo={undoLast}
            onOver={onOver}
          />
        ) : (
          <span className="muted">{taken}</span>
        )}
        <div className="desk-tools">{children}</div>
      </div>
      {refused.length > 0 && (
        <ul className="desk-notices">
          {refused.map((settled) => (
            <li key={`${settled.sent.commentId}:${settled.sent.version}:${settled.sent.revision}`}>
              <span>
                {t("at", {
                  place: placeWords(settled.sent.place),
                  message: words(settled.sent.action, settled.answer),
                })}
              </span>
              <button type="button" className="quiet" onClick={() => select(settled.sent.commentId)}>
                {t("see")}
              </button>
              <button type="button" className="quiet" onClick={() => dismiss(settled)}>
                {t("close")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
