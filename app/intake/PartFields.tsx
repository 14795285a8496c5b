import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl/react";
import { KINDS } from "~/comments/kinds";
import { Field } from "~/ui/Field";
import type { PartValues } from "./letter.schema";

interface Props {
  /** Of the field names: "place.0". */
  index: string;
  /** From 1, as shown. */
  number: number;
  values: Partial<PartValues>;
  place: string;
  onPlace: (typed: string) => void;
  /** What is wrong with a field, in words. */
  message: (field: string) => string | undefined;
  /** The name of the place a code stands for; null for none. */
  placeName: (typed: string) => string | null;
  onRemove: (() => void) | null;
}

/** One comment of a letter or mail: where it belongs, its kind, its words. Enter leads on from the code, a digit chooses the kind. */
export function PartFields({ index, number, values, place, onPlace, message, placeName, onRemove }: Props) {
  const t = useTranslations("intake.letter");
  const kinds = useTranslations("comment.kind");
  const name = placeName(place);
  const id = (field: keyof PartValues) => `${field}.${index}`;
  const focus = (target: string) => document.getElementById(target)?.focus();

  function onPlaceKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (name !== null) focus(`${id("kind")}-${KINDS[0]}`);
  }

  function onKindKey(event: KeyboardEvent) {
    const chosen = /^[1-9]$/.test(event.key) ? KINDS[Number(event.key) - 1] : undefined;
    if (!chosen && event.key !== "Enter") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (chosen) (document.getElementById(`${id("kind")}-${chosen}`) as HTMLInputElement).checked = true;
    focus(id("text"));
  }

  const kindError = message(id("kind"));
  return (
    <fieldset className="letter-part">
      <legend>{t("part", { number })}</legend>
      <Field id={id("place")} label={t("place")} hint={t("placeHint")} error={message(id("place"))}>
        {({ "aria-describedby": described, ...attributes }) => (
          <input
            {...attributes}
            aria-describedby={[described, `${id("place")}-name`].filter(Boolean).join(" ")}
            name={id("place")}
            className="place-code"
            value={place}
            onChange={(event) => onPlace(event.target.value)}
            onKeyDown={onPlaceKey}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <p className={name === null ? "place-name error" : "place-name"} id={`${id("place")}-name`} role="status">
        {name ?? t("unknownPlace")}
      </p>
      <div
        className={kindError ? "field field-wrong" : "field"}
        role="radiogroup"
        aria-labelledby={`${id("kind")}-label`}
        aria-describedby={kindError && `${id("kind")}-error`}
        id={id("kind")}
        onKeyDown={onKindKey}
      >
        <span className="label" id={`${id("kind")}-label`}>
          {t("kind")}
        </span>
        {kindError && (
          <p className="error" id={`${id("kind")}-error`}>
            {kindError}
          </p>
        )}
        <div className="letter-kinds">
          {KINDS.map((kind, position) => (
            <label key={kind} className="choice">
              <input type="radio" id={`${id("kind")}-${kind}`} name={id("kind")} value={kind} defaultChecked={values.kind === kind} />{" "}
              <span>
                <kbd>{position + 1}</kbd> {kinds(kind)}
              </span>
            </label>
          ))}
        </div>
      </div>
      <Field id={id("text")} label={t("text")} error={message(id("text"))}>
        {(attributes) => <textarea {...attributes} name={id("text")} rows={6} defaultValue={values.text} />}
      </Field>
      <Field id={id("proposed")} label={t("proposed")} error={message(id("proposed"))}>
        {(attributes) => <textarea {...attributes} name={id("proposed")} rows={2} defaultValue={values.proposed} />}
      </Field>
      {onRemove && (
        <button type="button" className="quiet" onClick={onRemove}>
          {t("removePart", { number })}
        </button>
      )}
    </fieldset>
  );
}
