import { useRef, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl/react";
import { mergeSpans, type RedactionSpan } from "~/comments/apply-redactions";
import { selectSpan, wordsOf } from "./selection";

interface Props {
  field: "text" | "proposed";
  label: string;
  text: string;
  spans: RedactionSpan[];
}

/**
 * A text whose words can be selected by mouse, touch or keyboard: arrows choose a word, with Shift they choose more.
 * Its text content stays exactly `text`, so that offsets can be read off the page.
 */
export function RedactableText({ field, label, text, spans }: Props) {
  const t = useTranslations("moderation.desk.detail");
  const anchor = useRef<number | null>(null);
  const head = useRef<number | null>(null);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if ((event.key !== "ArrowLeft" && event.key !== "ArrowRight") || event.ctrlKey || event.altKey || event.metaKey)
      return;
    event.preventDefault();
    const words = wordsOf(text);
    const moved = head.current === null ? 0 : head.current + (event.key === "ArrowRight" ? 1 : -1);
    const at = Math.min(Math.max(moved, 0), words.length - 1);
    head.current = at;
    if (!event.shiftKey || anchor.current === null) anchor.current = at;
    const first = words[Math.min(anchor.current, at)];
    const last = words[Math.max(anchor.current, at)];
    if (first && last) selectSpan(event.currentTarget, { start: first.start, end: last.end });
  }

  return (
    <div
      className="redactable"
      data-field={field}
      data-own-arrows=""
      role="group"
      aria-label={label}
      tabIndex={0}
      dir="auto"
      onKeyDown={onKeyDown}
    >
      {split(text, spans).map(({ start, words, reason }) =>
        reason === null ? (
          <span key={start}>{words}</span>
        ) : (
          <mark key={start} data-reason={t("hiddenUnder", { reason })}>
            {words}
          </mark>
        ),
      )}
    </div>
  );
}

function split(text: string, spans: RedactionSpan[]) {
  const parts: { start: number; words: string; reason: string | null }[] = [];
  let shown = 0;
  const plain = (end: number) => {
    if (end > shown) parts.push({ start: shown, words: text.slice(shown, end), reason: null });
  };
  for (const { start, end, reason } of mergeSpans(text, spans)) {
    plain(start);
    parts.push({ start, words: text.slice(start, end), reason });
    shown = end;
  }
  plain(text.length);
  return parts;
}
