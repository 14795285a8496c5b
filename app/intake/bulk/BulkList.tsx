import { Link } from "@remix-run/react";
import { useFormatter, useTranslations } from "use-intl/react";
import { dateText, instantText } from "~/messages/instants";
import type { ListedBulk } from "./list-bulk.server";

/** Spreadsheets that were brought. People present stand in a column of their own. */
export function BulkList({ imports }: { imports: ListedBulk[] }) {
  const t = useTranslations("bulk");
  const words = useTranslations("comment");
  const format = useFormatter();
  if (imports.length === 0) return <p>{t("list.none")}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={t("list.title")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("list.file")}</th>
            <th scope="col">{t("list.from")}</th>
            <th scope="col">{t("list.state")}</th>
            <th scope="col" className="number">
              {t("list.rows")}
            </th>
            <th scope="col" className="number">
              {t("list.wrong")}
            </th>
            <th scope="col" className="number">
              {t("list.present")}
            </th>
            <th scope="col">{t("list.at")}</th>
            <th scope="col">{t("list.by")}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link to={`/can-bo/tiep-nhan/bang/${each.id}`}>{each.file.name}</Link>
              </th>
              <td>
                {each.meeting && each.heldOn
                  ? t("list.held", { meeting: each.meeting, day: dateText(each.heldOn) })
                  : words(`channel.${each.channel}`)}
              </td>
              <td>{t(`state.${stateOf(each)}`)}</td>
              <td className="number">{format.number(each.rowsRead)}</td>
              <td className="number">{format.number(each.rowsWrong)}</td>
              <td className="number">{each.peoplePresent === null ? "" : format.number(each.peoplePresent)}</td>
              <td>{instantText(each.createdAt)}</td>
              <td>{each.staff.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stateOf({ state, problem, rowsWrong }: ListedBulk) {
  if (state !== "checked") return state;
  return problem !== null ? "problem" : rowsWrong > 0 ? "wrong" : state;
}
