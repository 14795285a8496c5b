import { useFormatter, useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { COLUMNS, type Column } from "./columns";
import type { PlaceCount, ShownImport } from "./read-import.server";

/** How far a spreadsheet is, in words, and what is to be known of it before it is registered. */
export function BulkState({ found, places }: { found: ShownImport; places: PlaceCount[] }) {
  const t = useTranslations("bulk");
  const { notes } = found;
  return (
    <>
      <div className="bulk-state" role="status">
        <Words found={found} />
      </div>
      {found.peoplePresent !== null && <p>{t("import.present", { count: found.peoplePresent })}</p>}
      {found.state === "registered" && (
        <p>
          <a href={`/can-bo/tiep-nhan/bang/${found.id}/ma`} download>
            {t("import.codes")}
          </a>{" "}
          <span className="muted">{t("import.codesHelp")}</span>
        </p>
      )}
      {found.state === "checked" && (
        <>
          {(notes.unused?.length ?? 0) > 0 && <p>{t("import.unused", { columns: notes.unused!.map((name) => `“${name}”`).join(", ") })}</p>}
          {notes.hidden !== undefined && <p>{t("import.hidden", { count: notes.hidden })}</p>}
          {notes.recovered !== undefined && (
            <p className="staff-notice">{t("import.recovered", { count: notes.recovered, from: notes.recoveredFrom ?? "tcvn3" })}</p>
          )}
          {places.length > 0 && <Places places={places} />}
        </>
      )}
    </>
  );
}

function Words({ found }: { found: ShownImport }) {
  const t = useTranslations("bulk");
  const { state, rowsRead, rowsWrong, rowsExpected, problem, notes, settledAt } = found;
  const instant = settledAt ? instantText(settledAt) : "";
  if (state === "reading") {
    // What a sheet says of itself may be too little.
    const total = rowsExpected === null ? null : Math.max(rowsExpected, rowsRead);
    const words = total === null ? t("import.reading", { count: rowsRead }) : t("import.readingOf", { count: rowsRead, total });
    return <Progress words={words} value={rowsRead} max={total} />;
  }
  if (state === "registering") {
    const count = notes.registered ?? 0;
    return <Progress words={t("import.registering", { count, total: rowsRead })} value={count} max={rowsRead} />;
  }
  if (state === "registered") return <p>{t("import.registered", { count: rowsRead, instant })}</p>;
  if (state === "discarded") return <p>{t("import.discarded", { instant })}</p>;
  if (problem === null) return <p>{rowsWrong > 0 ? t("import.wrong", { count: rowsRead, wrong: rowsWrong }) : t("import.ready", { count: rowsRead })}</p>;
  const columns = problem.detail.split(",").filter((name): name is Column => COLUMNS.includes(name as Column));
  return (
    <div className="staff-notice">
      <strong>{t("problem.title")}</strong>
      <p>{t(`problem.${problem.key}`, { line: problem.detail, columns: columns.map((column) => t(`column.${column}`)).join(", ") })}</p>
    </div>
  );
}

function Progress({ words, value, max }: { words: string; value: number; max: number | null }) {
  return (
    <p>
      <label htmlFor="bulk-progress">{words}</label>
      <progress id="bulk-progress" {...(max === null ? {} : { value, max })} />
    </p>
  );
}

function Places({ places }: { places: PlaceCount[] }) {
  const t = useTranslations("bulk.import");
  const format = useFormatter();
  return (
    <>
      <h2>{t("places")}</h2>
      <ul className="bulk-places">
        {places.map(({ label, heading, count }, index) => (
          <li key={index}>
            <span className="number">{format.number(count)}</span> {heading === null ? t("wholeDraft") : `${label} ${heading}`}
          </li>
        ))}
      </ul>
    </>
  );
}
