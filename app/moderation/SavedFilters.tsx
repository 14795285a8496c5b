import { Link, useFetcher } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { COUNTED } from "./counted";
import { DESK, DESK_ACTS, deskQuery, type DeskAddress } from "./desk-address";
import type { saveFilter } from "./saved-filters.server";

interface Props {
  saved: { id: string; name: string; query: string }[];
  /** Comments each finds, by its id; what is not known yet is missing. */
  counts: Record<string, number>;
  address: DeskAddress;
}

/** Characters of a name that stand beside its number; the whole of it stands in the list below. */
const SHOWN = 32;
const shorten = (name: string) => ([...name].length > SHOWN ? `${[...name].slice(0, SHOWN - 1).join("").trimEnd()}…` : name);

/** One's own filters, each one click away, and a place to keep the present one. */
export function SavedFilters({ saved, counts, address }: Props) {
  const t = useTranslations("desk.saved");
  const { Form, data, state } = useFetcher<Awaited<ReturnType<typeof saveFilter>>>();
  const query = deskQuery(address);
  const number = (count: number) => (count > COUNTED ? t("over", { count: COUNTED }) : `${count}`);
  return (
    <div className="saved-filters" role="group" aria-label={t("label")}>
      {saved.length > 0 && (
        <ul>
          {saved.map(({ id, name, query: own }) => (
            <li key={id}>
              <Link to={own ? `${DESK}?${own}` : DESK} aria-current={own === query ? "true" : undefined}>
                {counts[id] === undefined ? shorten(name) : t("option", { name: shorten(name), count: number(counts[id]) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t("label")}</summary>
        <div>
        <Form method="post" action={DESK_ACTS} key={state === "idle" && data?.ok ? saved.length : "form"}>
          <input type="hidden" name="query" value={query} />
          <label>
            <span>{t("name")}</span>
            <input name="name" maxLength={60} required autoComplete="off" />
          </label>
          <button type="submit" name="intent" value="save" className="quiet">
            {t("save")}
          </button>
          <p role="status">{data && !data.ok && t(data.reason === "too-many" ? "tooMany" : "nameMissing")}</p>
        </Form>
        {saved.map(({ id, name }) => (
          <Form key={id} method="post" action={DESK_ACTS} className="saved-filter">
            <input type="hidden" name="id" value={id} />
            <span>{name}</span>
            <button type="submit" name="intent" value="forget" className="quiet" aria-label={t("remove", { name })}>
              {t("removeShort")}
            </button>
          </Form>
        ))}
        </div>
      </details>
    </div>
  );
}
