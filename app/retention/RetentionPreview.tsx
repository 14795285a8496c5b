import { Form } from "@remix-run/react";
import { useFormatter, useTranslations } from "use-intl/react";
import { ERASABLE, type ErasableCounts } from "./erasable";

interface Props {
  counts: ErasableCounts;
  /** The sum of them. */
  left: number;
  /** Letters and lists that are not settled. */
  waiting: number;
  kept: { comments: number; topics: number; responses: number };
  due: boolean;
  busy: boolean;
}

/** What erasing would do, before it does anything; and, once the term is over, the button that does it. */
export function RetentionPreview({ counts, left, waiting, kept, due, busy }: Props) {
  const t = useTranslations("retention.preview");
  const run = useTranslations("retention.run");
  const { number } = useFormatter();
  return (
    <section aria-labelledby="se-xoa">
      <h2 id="se-xoa">{t("title")}</h2>
      <p className="muted">{t("intro")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col" className="number">
              {t("count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ERASABLE.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`what.${kind}`)}</th>
              <td className="number">{number(counts[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("stays", kept)}</p>
      <p>{t("outside")}</p>
      {waiting > 0 && <p className="staff-notice">{t("waiting", { count: waiting })}</p>}
      {left === 0 ? (
        <p>{t("nothing")}</p>
      ) : due ? (
        <Form method="post" className="staff-form">
          <input type="hidden" name="intent" value="erase" />
          <label className="choice">
            <input type="checkbox" name="confirmed" /> {run("confirm")}
          </label>
          <button type="submit" disabled={busy}>
            {run("submit")}
          </button>
        </Form>
      ) : (
        <p className="muted">{run("notYet")}</p>
      )}
    </section>
  );
}
