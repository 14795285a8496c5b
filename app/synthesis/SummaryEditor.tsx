import { Form, Link, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { dateText, instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import { LONGEST } from "./answer.schema";
import type { DeskComment } from "./list-comments.server";
import { parseSummary, PLACEHOLDERS } from "./parse-summary";
import type { CitedComment, ReadSummary } from "./read-summary.server";
import { SummaryPreview } from "./SummaryPreview";
import type { WriteSummaryResult } from "./write-summary.server";

type Cited = CitedComment & { idEnd: string; code: string };
type Refused = { text: string } & (
  | { reason: "missing" }
  | (Extract<WriteSummaryResult, { ok: false }> & { standing: string })
);

interface Props {
  summary: Omit<ReadSummary, "cited">;
  cited: Cited[];
  /** A page of the comments that stand in the section itself. */
  comments: DeskComment[];
  next: string | null;
  first: boolean;
  slug: string;
  signOff: object | null;
  refused: Refused | null;
}

/** The summary being written, as it will read, and the comments it cites. */
export function SummaryEditor({ summary, cited, comments, next, first, slug, signOff, refused }: Props) {
  const t = useTranslations("answers.summary");
  const answers = useTranslations("answers");
  const figures = useTranslations("answers.figure");
  const [text, setText] = useState(refused?.text ?? summary.text);
  const [opened, setOpened] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const busy = useNavigation().formData?.get("intent") === "write";
  const parsed = text === summary.text ? summary.parsed : parseSummary(text);
  const uncited = parsed.sentences.filter(({ cites }) => !cites).length;

  function insert(words: string) {
    const { selectionStart, selectionEnd } = field.current!;
    const gap = selectionStart > 0 && !/\s/.test(text[selectionStart - 1]!) ? " " : "";
    const end = selectionStart + gap.length + words.length;
    setText(text.slice(0, selectionStart) + gap + words + text.slice(selectionEnd));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  }

  const known = new Map<string, Pick<Cited, "idEnd" | "code" | "text" | "kind" | "state" | "receivedAt">>(cited.map((each) => [each.idEnd, each]));
  for (const comment of comments) known.set(comment.id.slice(-12), { ...comment, idEnd: comment.id.slice(-12) });
  const named = [...new Map(parsed.citations.map(({ idEnd, code }) => [idEnd, code])).entries()];

  return (
    <div className="answer-columns summary-columns">
      <section aria-labelledby="soan">
        <h2 id="soan">{t("write")}</h2>
        {refused?.reason === "written-meanwhile" && (
          <div className="staff-notice" role="alert">
            <p>{t("meanwhile", { name: refused.by, number: refused.number, at: instantText(refused.at) })}</p>
            <div className="answered-text" dir="auto">
              {refused.standing}
            </div>
            <p>{answers("yoursKept")}</p>
          </div>
        )}
        {refused && refused.reason !== "written-meanwhile" && (
          <p className="staff-notice" role="alert">
            {refused.reason === "missing"
              ? t("tooLong", { most: LONGEST })
              : refused.reason === "signed-off"
                ? t("signed", { name: refused.signOff.name, at: instantText(refused.signOff.at) })
                : answers("refused.unknown-section")}
          </p>
        )}
        <Form method="post">
          <input type="hidden" name="intent" value="write" />
          <input type="hidden" name="number" value={summary.number} />
          <Field id="tom-tat" label={t("text")} hint={t("hint")}>
            {(attributes) => (
              <textarea
                {...attributes}
                ref={field}
                name="text"
                rows={10}
                lang="vi"
                value={text}
                readOnly={signOff !== null}
                onChange={({ currentTarget }) => setText(currentTarget.value)}
              />
            )}
          </Field>
          {signOff === null && (
            <>
              <fieldset className="figures">
                <legend>{t("figures")}</legend>
                {PLACEHOLDERS.map((name) => (
                  <button key={name} type="button" className="quiet" onClick={() => insert(`{{${name}}}`)}>
                    {figures(name)}: {answers("count", { count: summary.figures[name] })}
                  </button>
                ))}
              </fieldset>
              <p className="staff-actions">
                <button type="submit" disabled={busy}>
                  {busy ? answers("saving") : t("save")}
                </button>
              </p>
            </>
          )}
        </Form>
        <h2>{t("preview")}</h2>
        <p className="muted" role="status">
          {text === "" ? t("empty") : uncited === 0 ? t("allCite") : t("uncited", { count: uncited })}
        </p>
        <SummaryPreview text={text} parsed={parsed} figures={summary.figures} opened={opened} onOpen={setOpened} />
        {parsed.errors.length > 0 && (
          <ul className="summary-errors">
            {parsed.errors.map(({ start, reason, words }) => (
              <li key={start}>{t(`error.${reason}`, { words })}</li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="dan">
        <h2 id="dan">{t("cited")}</h2>
        {named.length === 0 && <p className="muted">{t("noneCited")}</p>}
        {named.map(([idEnd, code]) => {
          const comment = known.get(idEnd);
          return (
            <details key={idEnd} id={`trich-${idEnd}`} open={opened === null || opened === idEnd} className="cited">
              <summary>{code}</summary>
              {comment ? <CitedText comment={comment} /> : <p className="muted">{t("saveToOpen")}</p>}
            </details>
          );
        })}
        <h2>{t("fromSection")}</h2>
        {comments.length === 0 && <p className="muted">{t("noComments")}</p>}
        <ol className="answered">
          {comments.map((comment) => (
            <li key={comment.id}>
              <p className="answered-head">
                <strong>{comment.code}</strong>
                {signOff === null && (
                  <button type="button" className="quiet" onClick={() => insert(`[${comment.code}]`)}>
                    {t("cite", { code: comment.code })}
                  </button>
                )}
              </p>
              <CitedText comment={comment} />
            </li>
          ))}
        </ol>
        <p className="staff-actions">
          {!first && <Link to={`?dot=${slug}`}>{answers("firstPage")}</Link>}
          {next && <Link to={`?dot=${slug}&sau=${next}`}>{answers("nextPage")}</Link>}
        </p>
      </section>
    </div>
  );
}

function CitedText({ comment: { text, kind, state, receivedAt } }: { comment: Pick<CitedComment, "text" | "kind" | "state" | "receivedAt"> }) {
  const t = useTranslations("answers");
  const words = useTranslations("comment");
  return (
    <>
      <p className="answered-head">
        <span>{words(`kind.${kind}`)}</span> <span>{dateText(receivedAt)}</span> {state !== "published" && <em>{words(`state.${state}`)}</em>}
      </p>
      <div className="answered-text" dir="auto">
        {text ?? t("withdrawnText")}
      </div>
    </>
  );
}
