import { useTranslations } from "use-intl/react";

const KEYS = { next: ["Enter"], kind: ["1", "…", "5"], add: ["Alt", "A"], postmark: ["Alt", "D"], pages: ["Alt", "P"], save: ["Ctrl", "Enter"] } as const;

/** Which key does what in a letter's form, always in sight. */
export function LetterKeys() {
  const t = useTranslations("intake.letter.keys");
  return (
    <section className="letter-keys">
      <h2>{t("title")}</h2>
      <dl>
        {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((key) => (
          <div key={key}>
            <dt>
              {KEYS[key].map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
