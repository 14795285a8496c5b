import { Link } from "@remix-run/react";
import { useFormatter, useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { listCopies } from "./list-copies.server";

/** Copies that were read, the latest first. */
export function CopyList({ copies }: { copies: Awaited<ReturnType<typeof listCopies>>["copies"] }) {
  const t = useTranslations("returned.list");
  const { number } = useFormatter();
  if (copies.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className="returned-copies">
      {copies.map(({ id, fileName, by, createdAt, madeAt, acted, taken }) => (
        <li key={id}>
          <Link to={`/can-bo/ban-tra-lai/${id}`}>
            <bdi>{fileName || t("file")}</bdi>
          </Link>
          <p className="muted">
            <span>{t("by", { name: by, at: instantText(createdAt) })}</span>{" "}
            <span>
              {t("made")}: {instantText(madeAt)}
            </span>{" "}
            <span>
              {t("acted")}: {number(acted)}
            </span>{" "}
            <span>
              {t("taken")}: {number(taken)}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
