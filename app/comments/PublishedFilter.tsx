import { useTranslations } from "use-intl/react";
import { KINDS } from "./kinds";
import type { PublishedQuery } from "./published-query";

interface Props {
  /** Address of the list without a query. */
  list: string;
  query: PublishedQuery;
  /** What the list can be about: one place alone, a place with those below it, the draft or all in it. */
  range: "place" | "section" | "draft";
}

/** Narrows and orders a list of published comments; a form that works as an address. */
export function PublishedFilter({ list, query: { paragraph, kind, order, below }, range }: Props) {
  const t = useTranslations("published.filter");
  const kindName = useTranslations("comment.kind");
  const narrowed = kind !== null || order !== "newest" || below;
  return (
    <details className="list-filter" open={narrowed}>
      <summary>{t("title")}</summary>
      <form action={list}>
        {paragraph !== null && <input type="hidden" name="doan" value={paragraph} />}
        <p>
          <label htmlFor="loai">{t("kind")}</label>
          <select id="loai" name="loai" defaultValue={kind ?? ""}>
            <option value="">{t("anyKind")}</option>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {kindName(each)}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label htmlFor="xep">{t("order")}</label>
          <select id="xep" name="xep" defaultValue={order === "draft" ? "du-thao" : ""}>
            <option value="">{t("newest")}</option>
            <option value="du-thao">{t("draft")}</option>
          </select>
        </p>
        {range !== "place" && paragraph === null && (
          <p>
            <label htmlFor="trong">{t("range")}</label>
            <select id="trong" name="trong" defaultValue={below ? "ca" : ""}>
              <option value="">{t(range === "draft" ? "whole" : "own")}</option>
              <option value="ca">{t(range === "draft" ? "anything" : "below")}</option>
            </select>
          </p>
        )}
        <p className="send">
          <button className="quiet">{t("apply")}</button>
          {narrowed && <a href={paragraph === null ? list : `${list}?doan=${paragraph}`}>{t("clear")}</a>}
        </p>
      </form>
    </details>
  );
}
