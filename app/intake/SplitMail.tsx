import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import type { Messages } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { findPlace } from "./mail/find-place";
import { PartFields } from "./PartFields";
import type { FieldError } from "./read-letter-form.server";
import { usePlaceName, type KnownSection } from "./use-place-name";
import "./split-mail.css";

interface Props {
  item: { text: string | null; recoveredFrom: string | null; receivedAt: Date; /** Of a letter: what decides whether it is in time. */ postmarkedOn: Date | null };
  slug: string;
  sections: KnownSection[];
  closesAt: Date;
  submissionKey: string;
  /** What was wrong with the comments that were sent. */
  errors: FieldError[];
}

interface Draft {
  index: number;
  place: string;
  text: string;
}

/** A mail, or a letter that was brought back, beside the comments a clerk makes of it: words are selected, taken with a key, placed, and registered together. */
export function SplitMail({ item, slug, sections, closesAt, submissionKey: fresh, errors }: Props) {
  const t = useTranslations("intakeMail.split");
  const errorWords = useTranslations("intake.error");
  const instantText = useInstantText();
  const placeName = usePlaceName(slug, sections);
  const busy = useNavigation().state !== "idle";
  const source = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [submissionKey] = useState(fresh);
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [said, setSaid] = useState("");
  const [focused, setFocused] = useState<string | null>(null);
  useEffect(() => {
    if (focused !== null) document.getElementById(focused)?.focus();
  }, [focused]);
  if ((item.postmarkedOn ?? item.receivedAt) > closesAt) {
    return (
      <section>
        <h2>{t("title")}</h2>
        <p role="note" className="staff-notice">
          {t("late", { closesAt: instantText(closesAt) })}
        </p>
      </section>
    );
  }

  function take() {
    const { selectionStart = 0, selectionEnd = 0 } = source.current ?? {};
    const whole = item.text ?? "";
    const text = (selectionStart === selectionEnd ? whole : whole.slice(selectionStart, selectionEnd)).trim();
    const isKnown = (place: string) => placeName(place) !== null;
    const index = (drafts.at(-1)?.index ?? -1) + 1;
    setDrafts([...drafts, { index, text, place: findPlace(text, slug, isKnown) || findPlace(whole, slug, isKnown) }]);
    setSaid(t("taken", { number: drafts.length + 1 }));
    setFocused(`place.${index}`);
  }

  function remove(index: number) {
    setSaid(t("removed", { number: drafts.findIndex((draft) => draft.index === index) + 1 }));
    setDrafts(drafts.filter((draft) => draft.index !== index));
    setFocused(null);
    source.current?.focus();
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && drafts.length > 0) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const typing = event.target instanceof HTMLInputElement ? event.target.type !== "radio" : event.target instanceof HTMLTextAreaElement && !event.target.readOnly;
    if (event.key === "t" && !typing) {
      event.preventDefault();
      take();
    }
    if (event.key === "Escape") source.current?.focus();
  }

  const words = ({ message, part }: FieldError) => errorWords(message as keyof Messages["intake"]["error"], { part: part ?? 0, code: "" });
  const message = (field: string) => {
    const error = errors.find((each) => each.field === field);
    return error && words(error);
  };
  return (
    <section className="split-mail" onKeyDown={onKey}>
      <h2>{t("title")}</h2>
      {errors.length > 0 && <ErrorSummary title={errorWords("title")} errors={errors.map((error) => ({ field: error.field, message: words(error) }))} />}
      <div className="split-source">
        <h3>
          <label htmlFor="mail-text">{t("source")}</label>
        </h3>
        {item.recoveredFrom && <p className="staff-notice">{t("recovered", { from: item.recoveredFrom })}</p>}
        {item.text === null && <p>{t("noText")}</p>}
        <p className="muted" id="mail-text-hint">
          {t("hint")}
        </p>
        <textarea id="mail-text" aria-describedby="mail-text-hint" ref={source} readOnly rows={18} value={item.text ?? ""} dir="auto" />
        <p className="staff-actions">
          <button type="button" onClick={take} aria-keyshortcuts="t">
            {t("take")} <kbd>T</kbd>
          </button>
        </p>
        <dl className="split-keys" aria-label={t("keys")}>
          {([["T", "keyTake"], ["Ctrl Enter", "keyRegister"], ["Esc", "keyText"]] as const).map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Form method="post" ref={form} className="letter-form split-parts">
        <h3>{t("parts")}</h3>
        <p role="status" className="visually-hidden">
          {said}
        </p>
        <input type="hidden" name="intent" value="register" />
        <input type="hidden" name="submissionKey" value={submissionKey} />
        {drafts.length === 0 && <p>{t("none")}</p>}
        {drafts.map(({ index, place, text }, position) => (
          <PartFields
            key={index}
            index={String(index)}
            number={position + 1}
            values={{ text }}
            place={place}
            onPlace={(typed) => setDrafts(drafts.map((draft) => (draft.index === index ? { ...draft, place: typed } : draft)))}
            message={message}
            placeName={placeName}
            onRemove={() => remove(index)}
          />
        ))}
        {drafts.length > 0 && (
          <p className="staff-actions">
            <button type="submit" disabled={busy}>
              {t("register", { count: drafts.length })}
            </button>
          </p>
        )}
      </Form>
    </section>
  );
}
