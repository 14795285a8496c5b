import { useFormatter, useTranslations } from "use-intl/react";
import type { countRegister } from "./count-register.server";

type Counted = Awaited<ReturnType<typeof countRegister>>;

const COLUMNS = ["received", "pending", "published", "withheld", "withdrawn", "merged", "texts"] as const;

/** How a register adds up, by channel. */
export function RegisterNumbers({ all, channels }: Counted) {
  const t = useTranslations("staff.overview");
  const channelName = useTranslations("comment.channel");
  const { number } = useFormatter();
  return (
    <div className="table-scroll" role="group" aria-label={t("channel")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("channel")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map(({ channel, ...numbers }) => (
            <tr key={channel}>
              <th scope="row">{channelName(channel)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="number">
                  {number(numbers[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("all")}</th>
            {COLUMNS.map((column) => (
              <td key={column} className="number">
                {number(all[column])}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
