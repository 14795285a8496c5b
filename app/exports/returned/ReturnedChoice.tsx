import { useRef } from "react";
import { useTranslations } from "use-intl/react";
import { LONGEST, OUTCOMES } from "~/synthesis/answer.schema";
import type { ItemRow } from "./list-items.server";
import type { Kept } from "./ReturnedItem";

/** What the item is to become: whether it is taken, its outcome and its text. Whoever writes there wants it. */
export function Becomes({ item, kept }: { item: ItemRow; kept: Kept | null }) {
  const t = useTranslations("returned.item");
  const outcomes = useTranslations("synthesis.outcome");
  const choose = useRef<HTMLInputElement>(null);
  const { commentId: id, code, standing, changed, comment, was } = item;
  const values = kept ?? item;
  const gone = comment.state === "withdrawn" || comment.state === "merged";
  const wish = () => {
    const box = choose.current;
    if (box && !box.checked) box.click();
  };
  return (
    <fieldset className="returned-becomes">
      <legend>{t("becomes")}</legend>
      {kept && (
        <div className="staff-notice" role="alert">
          <p>{t("conflict")}</p>
          <p>
            <strong>{item.outcome ? outcomes(item.outcome) : t("outcomeNone")}</strong>
            {!item.chosen && ` (${t("notChosen")})`}
          </p>
          <div className="answered-text" dir="auto">
            {item.text}
          </div>
          <p>{t("conflictAgain")}</p>
        </div>
      )}
      <input type="hidden" name="item" value={id} />
      <input type="hidden" name={`was-${id}`} value={was} />
      <label className="choice">
        <input type="checkbox" ref={choose} name={`choose-${id}`} defaultChecked={values.chosen} disabled={gone && !values.chosen} data-choose />
        <span>
          {standing ? t("chooseNext", { number: standing.number + 1 }) : t("choose")} <span className="visually-hidden">({code})</span>
        </span>
      </label>
      {changed && !gone && (
        <label className="choice">
          <input type="checkbox" name={`over-${id}`} value={`${standing?.number ?? 0}.${standing?.approvedBy ? 1 : 0}`} />
          <span>{standing ? t("over", { number: standing.number }) : t("overNone")}</span>
        </label>
      )}
      <label htmlFor={`outcome-${id}`}>
        {t("outcome")} <span className="visually-hidden">{code}</span>
      </label>
      <select id={`outcome-${id}`} name={`outcome-${id}`} defaultValue={values.outcome ?? ""} onChange={wish}>
        <option value="">{t("outcomeNone")}</option>
        {OUTCOMES.map((each) => (
          <option key={each} value={each}>
            {outcomes(each)}
          </option>
        ))}
      </select>
      <label htmlFor={`text-${id}`}>
        {t("text")} <span className="visually-hidden">{code}</span>
      </label>
      <textarea id={`text-${id}`} name={`text-${id}`} rows={Math.min(10, 3 + Math.ceil(values.text.length / 70))} maxLength={LONGEST} defaultValue={values.text} onInput={wish} lang="vi" />
    </fieldset>
  );
}
