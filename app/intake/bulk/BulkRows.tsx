import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { PageLinks } from "~/ui/PageLinks";
import { COLUMNS, type Column } from "./columns";
import type { PreviewRow } from "./read-import.server";

interface Props {
  rows: PreviewRow[];
  /** Number of the last row, where there are more. */
  next: number | null;
  after: number;
  wrongOnly: boolean;
  anyWrong: boolean;
}

/** The rows as they were read, each error in its cell. */
export function BulkRows({ rows, next, after, wrongOnly, anyWrong }: Props) {
  const t = useTranslations("bulk");
  const columns = COLUMNS.filter((column) => ["place", "kind", "text"].includes(column) || rows.some((row) => row.errors[column] ?? cellOf(row, column)));
  const query = wrongOnly ? "loi=1&" : "";
  return (
    <>
      <h2>{t("import.preview")}</h2>
      {anyWrong && (
        <nav className="tabs" aria-label={t("import.preview")}>
          <Link to="?" aria-current={wrongOnly ? undefined : "page"}>
            {t("import.all")}
          </Link>
          <Link to="?loi=1" aria-current={wrongOnly ? "page" : undefined}>
            {t("import.wrongOnly")}
          </Link>
        </nav>
      )}
      <div className="table-scroll" role="region" aria-label={t("import.preview")} tabIndex={0}>
        <table className="bulk-rows">
          <thead>
            <tr>
              <th scope="col">{t("column.number")}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <th scope="row">{row.number}</th>
                {columns.map((column) => (
                  <Cell key={column} row={row} column={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PageLinks next={next === null ? null : `?${query}sau=${next}`} first={after > 0 ? `?${query}` : null} />
    </>
  );
}

function Cell({ row, column }: { row: PreviewRow; column: Column }) {
  const t = useTranslations("bulk");
  const words = useTranslations("comment");
  const error = row.errors[column];
  const { ready } = row.data;
  const written = cellOf(row, column);
  const text =
    ready && column === "kind" ? words(`kind.${ready.kind}`) : ready?.district && column === "district" ? words(`district.${ready.district}`) : written;
  return (
    <td className={error ? "bulk-wrong" : `bulk-${column}`}>
      {column === "place" && text === "" && !error ? <span className="muted">{t("import.wholeDraft")}</span> : <div className="bulk-cell">{shorten(text)}</div>}
      {error && (
        <p className="error">
          {text === "" && <span className="muted">{t("import.empty")} </span>}
          {t(`error.${error}`)}
        </p>
      )}
    </td>
  );
}

function cellOf({ data: { cells, ready } }: PreviewRow, column: Column): string {
  return (ready && column !== "place" ? ready[column] : cells[column]) ?? "";
}

/** UTF-16 units of a cell that are shown. */
const SHOWN = 600;

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
