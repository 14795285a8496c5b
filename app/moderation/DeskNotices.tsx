import { useTranslations } from "use-intl/react";
import type { Desk } from "./use-desk";
import { usePlaceWords } from "./use-place-words";
import { useResultWords } from "./use-result-words";

/** What the server refused, each until it is closed; and for screen readers the result of the last decision. */
export function DeskNotices({ desk }: { desk: Desk }) {
  const t = useTranslations("moderation.desk.result");
  const placeWords = usePlaceWords();
  const words = useResultWords();
  const { last, refused, select, dismiss } = desk;
  return (
    <>
      <p role="status" className="visually-hidden">
        {last && t("at", { place: placeWords(last.sent.place), message: words(last.sent.action, last.answer) })}
      </p>
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
