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
const MORE_KEYS = [
  ["z", "undo"],
  ["m", "move"],
  ["g", "merge"],
  ["x", "mark"],
  ["y", "agree"],
  ["n", "decline"],
] as const;

/** The list of shortcuts, behind a button and the key "?". */
export function KeyMap() {
  const t = useTranslations("moderation.desk.keys");
  const more = useTranslations("desk.keys");
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
          {MORE_KEYS.map(([key, act]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{more(act)}</dd>
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
