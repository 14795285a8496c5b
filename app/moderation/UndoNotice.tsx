import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";

/** How long a decision can still be taken back, and the button to do it. Counts down in words; moves nothing. */
export function UndoNotice({ message, until, onUndo, onOver }: { message: string; until: number; onUndo: () => void; onOver: () => void }) {
  const t = useTranslations("desk.undo");
  const [left, setLeft] = useState(() => secondsTo(until));
  useEffect(() => {
    const tick = () => {
      setLeft(secondsTo(until));
      if (performance.now() >= until) onOver();
    };
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until, onOver]);
  return (
    <div className="undo" role="group" aria-label={t("label")}>
      <span>{message}</span>
      <button type="button" onClick={onUndo}>
        {t("button")} <kbd>z</kbd>
      </button>
      {/* Not a live region: a count each second would drown everything else. */}
      <span className="muted">{t("left", { seconds: left })}</span>
    </div>
  );
}

const secondsTo = (until: number) => Math.max(0, Math.ceil((until - performance.now()) / 1_000));
