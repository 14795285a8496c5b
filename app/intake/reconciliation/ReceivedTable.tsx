import { useFormatter, useTranslations } from "use-intl/react";
import type { Channel } from "~/comments/channels";
import type { Received } from "./count-received.server";

const FIELDS = ["received", "registered", "refused", "waiting", "pending", "published", "withheld", "withdrawn", "merged"] as const;

interface Row extends Received {
  channel?: Channel;
  /** "18/6/2020" */
  day?: string;
}

/** Rows that each add up from left to right. */
export function ReceivedTable({ title, rows, total }: { title: string; rows: Row[]; total: Received }) {
  const t = useTranslations("reconciliation");
  const channelName = useTranslations("comment.channel");
  const { number } = useFormatter();
  const byDay = rows[0]?.day !== undefined;
  const cells = (of: Received) =>
    FIELDS.map((field) => (
      <td key={field} className="number">
        {number(of[field])}
      </td>
    ));
  return (
    <div className="table-scroll received" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {byDay && <th scope="col">{t("day")}</th>}
            <th scope="col">{t("channel")}</th>
            {FIELDS.map((field) => (
              <th key={field} scope="col" className="number">
                {t(`field.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.day} ${row.channel}`}>
              {byDay && <td>{row.day}</td>}
              <th scope="row">{row.channel && channelName(row.channel)}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={byDay ? 2 : 1}>
              {t("all")}
            </th>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
