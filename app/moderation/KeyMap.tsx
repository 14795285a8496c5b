import { useRef } from "react";
import { useTranslations } from "use-intl/react";
import { useKeys } from "./use-keys";

const KEYS = [
  ["j ↓", "next"],
  ["k ↑", "previous"],
  ["p", "publish"],
  ["w", "withhold"],
  ["r", "redact"],
  ["u", "undo"],
  ["Esc", "cancel"],
  ["Enter", "confirm"],
  ["?", "help"],
] as const;

/** The list of shortcuts, behind a button and the key "?". */
export function KeyMap() {
  const t = useTranslations("moderation.desk.keys");
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys({ "?": () => dialog.current?.showModal() });
  return (
    <>
      <button type="button" className="quiet key-map-open" onClick={() => dialog.current?.showModal()}>
        {t("open")} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className="key-map" aria-labelledby="phim-tat">
        <h2 id="phim-tat">{t("title")}</h2>
        <dl>
          {KEYS.map(([keys, act]) => (
            <div key={act}>
              <dt>
                {keys.split(" ").map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(act)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className="quiet">
            {t("close")}
          </button>
        </form>
      </dialog>
    </>
  );
}
