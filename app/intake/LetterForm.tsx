import { Form, useBlocker, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl/react";
import { useFaultWords } from "~/comments/use-fault-words";
import type { Messages } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { EnvelopeFields } from "./EnvelopeFields";
import { LetterKeys } from "./LetterKeys";
import { PageField } from "./PageField";
import { PartFields } from "./PartFields";
import type { FieldError, LetterValues } from "./read-letter-form.server";
import type { LetterState } from "./take-letter.server";
import { usePlaceName, type KnownSection } from "./use-place-name";
import "./letter.css";

interface Props {
  slug: string;
  sections: KnownSection[];
  closesAt: Date;
  today: string;
  /** Sent with the form, made for it alone. */
  submissionKey: string;
  /** What stands in the form at first: the days and the district of the letter before. */
  values: LetterValues;
  /** What was sent and not taken. */
  state: LetterState | undefined;
}

/** A letter as a clerk enters it, without a mouse: its comments first, then the envelope, then its pages. */
export function LetterForm({ slug, sections, closesAt, today, submissionKey: fresh, values, state }: Props) {
  const t = useTranslations("intake.letter");
  const errors = useTranslations("intake.error");
  const formErrors = useTranslations("form.error");
  const faultWords = useFaultWords({ of: "pages", most: "15 MB" });
  const busy = useNavigation().state !== "idle";
  const form = useRef<HTMLFormElement>(null);
  const placeName = usePlaceName(slug, sections);
  // Kept while the form is: only a key that has saved another letter is replaced.
  const [firstKey] = useState(fresh);
  const submissionKey = state?.keyUsed ? fresh : (state?.values.submissionKey ?? firstKey);
  const [parts, setParts] = useState(
    () => state?.parts.map(({ index, values: { place } }) => ({ index: Number(index), place })) ?? [{ index: 0, place: "" }],
  );
  const dirty = useWarning(state, t("leave"));
  const focus = (id: string) => document.getElementById(id)?.focus();
  useEffect(() => focus("place.0"), []);

  const words = ({ message, part }: FieldError) =>
    message in FORM_ONLY ? formErrors(message as keyof Messages["form"]["error"] & keyof typeof FORM_ONLY) : errors(message as keyof Messages["intake"]["error"], { part: part ?? 0, code: state?.keyUsed ?? "" });
  const message = (field: string) => {
    const error = state?.errors.find((each) => each.field === field);
    return error && words(error);
  };
  const faults = state?.faults.map(faultWords) ?? [];
  const wrong = [
    ...(state?.errors.map((error) => ({ field: error.field, message: words(error) })) ?? []),
    ...(faults.length > 0 ? [{ field: "pages", message: faults.join(" ") }] : []),
  ];

  function addPart() {
    const index = Math.max(-1, ...parts.map((part) => part.index)) + 1;
    setParts([...parts, { index, place: "" }]);
    requestAnimationFrame(() => focus(`place.${index}`));
  }

  function onKey(event: KeyboardEvent) {
    const key = event.key.toLowerCase();
    if (key === "enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const next = form.current?.querySelector<HTMLButtonElement>("[name=sau]");
      if (!busy && next) form.current?.requestSubmit(next);
    } else if (event.altKey && ["a", "p", "d"].includes(key)) {
      event.preventDefault();
      if (key === "a") addPart();
      else focus(key === "p" ? "pages" : "postmarkedOn");
    }
  }

  const setPlace = (index: number, place: string) => setParts((all) => all.map((part) => (part.index === index ? { ...part, place } : part)));

  return (
    <Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      className="letter-form"
      onKeyDown={onKey}
      onInput={() => (dirty.current = true)}
      onSubmit={() => (dirty.current = false)}
    >
      {wrong.length > 0 && <ErrorSummary key={JSON.stringify(wrong)} title={errors("title")} errors={wrong} />}
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <input type="hidden" name="dot" value={slug} />
      <div className="letter-parts">
        {parts.map(({ index, place }, position) => (
          <PartFields
            key={index}
            index={String(index)}
            number={position + 1}
            values={state?.parts.find((part) => part.index === String(index))?.values ?? {}}
            place={place}
            onPlace={(typed) => setPlace(index, typed)}
            message={message}
            placeName={placeName}
            onRemove={parts.length > 1 ? () => setParts(parts.filter((part) => part.index !== index)) : null}
          />
        ))}
        <p>
          <button type="button" className="quiet" onClick={addPart}>
            {t("addPart")} <kbd>Alt A</kbd>
          </button>
        </p>
      </div>
      <fieldset className="letter-envelope">
        <legend>{t("envelope")}</legend>
        <PageField
          error={faults.length > 0 ? faults.join(" ") : message("pages")}
          placeName={placeName}
          onCode={(code) => setPlace((parts.find(({ place }) => place === "") ?? parts[0]!).index, code)}
        />
        <EnvelopeFields values={state?.values ?? values} message={message} closesAt={closesAt} today={today} />
      </fieldset>
      <div className="letter-send">
        <button type="submit" name="sau" value="tiep" disabled={busy}>
          {busy ? t("saving") : t("saveNext")} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="submit" className="quiet" disabled={busy}>
          {t("saveOpen")}
        </button>
      </div>
      <LetterKeys />
    </Form>
  );
}

/** Messages that stand with the citizens' form. */
const FORM_ONLY = { nameTooLong: true, organisationTooLong: true, emailWrong: true, districtWrong: true } as const;

/** Asks before a letter that was not saved is left. What is typed is kept nowhere: others use this machine too. */
function useWarning(state: LetterState | undefined, words: string) {
  const dirty = useRef(false);
  useEffect(() => {
    // Sent, and come back.
    if (state) dirty.current = true;
  }, [state]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => dirty.current && event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty.current && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(words)) blocker.proceed();
    else blocker.reset();
  }, [blocker, words]);
  return dirty;
}
