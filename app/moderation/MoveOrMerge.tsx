import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import type { QueueCounts } from "./count-queue.server";
import type { DeskComment } from "./read-desk-comment.server";

/** Where a comment is to stand. */
export function MoveChoice({ sections, to, onChange }: { sections: QueueCounts["sections"]; to: string | null; onChange: (to: string) => void }) {
  const t = useTranslations("desk.decision");
  return (
    <label className="decision-target">
      <span>{t("to")}</span>
      <select name="to" value={to ?? "-"} onChange={(event) => onChange(event.target.value)}>
        <option value="-" disabled>
          {t("choosePlace")}
        </option>
        <option value="">{t("whole")}</option>
        {sections.map(({ path, depth, label, heading }) => (
          <option key={path} value={path}>
            {"\u2003".repeat(depth)}
            {label} {heading}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which comment stands for this one too. */
export function MergeChoice({ siblings, into, onChange }: { siblings: DeskComment["siblings"]; into: string; onChange: (into: string) => void }) {
  const t = useTranslations("desk.decision");
  return (
    <div className="decision-target">
      <label htmlFor="gop-vao">{t("into")}</label>
      <input id="gop-vao" name="into" value={into} maxLength={60} autoComplete="off" aria-describedby="gop-vao-ghi-chu" onChange={(event) => onChange(event.target.value)} />
      <p className="hint" id="gop-vao-ghi-chu">
        {t("intoHint")}
      </p>
      {siblings.length > 0 && (
        <p>
          {t("intoGroup")}{" "}
          {siblings.map(({ code, receivedAt }) => (
            <button key={code} type="button" className="quiet" onClick={() => onChange(code)}>
              {code} ({dateText(receivedAt)})
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
