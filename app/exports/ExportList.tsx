import { useFormatter, useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { filterText } from "./export-head";
import { exportFilterSchema } from "./export-filter.schema";
import type { ExportRecord } from "./list-exports.server";

/** The record of exports: who, when, what, how many, and the hash by which a file is known again. */
export function ExportList({ exports }: { exports: ExportRecord[] }) {
  const t = useTranslations("exports");
  const format = useFormatter();
  if (exports.length === 0) return <p>{t("screen.none")}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={t("screen.made")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("summary.madeAt")}</th>
            <th scope="col">{t("screen.by")}</th>
            <th scope="col">{t("screen.format")}</th>
            <th scope="col">{t("summary.filter")}</th>
            <th scope="col" className="number">
              {t("screen.rows")}
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {exports.map((record) => (
            <tr key={record.id}>
              <td>{instantText(record.startedAt)}</td>
              <td>{record.staffName ?? t("screen.shell")}</td>
              <td>
                {record.format.toUpperCase()}. {t(record.personalData ? "variant.personal" : "variant.anonymous")}
              </td>
              <td>{filterText(exportFilterSchema.parse(record.filter))}</td>
              <td className="number">{record.rowCount === null ? t("screen.unfinished") : format.number(record.rowCount)}</td>
              <td>
                <code className="hash">{record.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
