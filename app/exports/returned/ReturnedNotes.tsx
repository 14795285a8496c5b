import { useTranslations } from "use-intl/react";
import type { NoteKind } from "./acts";

interface Note {
  position: number;
  kind: NoteKind;
  author: string | null;
  at: string | null;
  text: string;
  place: string | null;
  paragraph: number | null;
}

/** What of a copy belongs to no comment. */
export function ReturnedNotes({ notes }: { notes: Note[] }) {
  const t = useTranslations("returned");
  return (
    <>
      <p className="muted">{t("note.intro")}</p>
      {notes.length === 0 && <p>{t("none")}</p>}
      <ol className="answered">
        {notes.map(({ position, kind, author, at, text, place, paragraph }) => (
          <li key={position}>
            <p className="answered-head">
              <strong>{t(`note.kind.${kind}`)}</strong>
              <span>{place ?? (kind === "unknown" || kind === "elsewhere" ? null : t("note.noPlace"))}</span>
              {paragraph !== null && <span>{t("paragraph", { number: paragraph })}</span>}
              {author && <span>{author}</span>}
              {at && <span>{at}</span>}
            </p>
            <div className="answered-text" dir="auto">
              {text}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
