import { useFormatter, useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { Run } from "./read-retention.server";
import { sumOf } from "./erasable";

/** How far an erasing is. */
export function RunProgress({ run: { planned, erased } }: { run: Run }) {
  const t = useTranslations("retention.run");
  const total = Math.max(sumOf(planned), sumOf(erased));
  const words = t("underWay", { done: sumOf(erased), total });
  return (
    <p className="retention-progress" role="status">
      <progress max={total} value={sumOf(erased)} aria-label={words} /> {words}
    </p>
  );
}

/** The erasings there have been, the latest first. */
export function RunList({ runs }: { runs: Run[] }) {
  const t = useTranslations("retention.run");
  const { number } = useFormatter();
  return (
    <section>
      <h2 id="da-xoa">{t("list")}</h2>
      {runs.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-labelledby="da-xoa" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("at")}</th>
                <th scope="col">{t("finished")}</th>
                <th scope="col">{t("by")}</th>
                <th scope="col" className="number">
                  {t("amount")}
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map(({ id, createdAt, finishedAt, staff, erased }) => (
                <tr key={id}>
                  <td>{instantText(createdAt)}</td>
                  <td>{finishedAt ? instantText(finishedAt) : t("running")}</td>
                  <td>{staff ?? t("self")}</td>
                  <td className="number">{number(sumOf(erased))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
