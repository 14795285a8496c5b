import { Link } from "@remix-run/react";
import { useFormatter, useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { DocumentKind } from "./kinds";
import type { ListedSet } from "./list-document-sets.server";

/** Sets of documents: how far each is, what is in it, and the hashes it is known by. */
export function DocumentSets({ slug, sets }: { slug: string; sets: ListedSet[] }) {
  const t = useTranslations("documents");
  if (sets.length === 0) return <p>{t("none")}</p>;
  return sets.map((set) => <OneSet key={set.id} slug={slug} set={set} />);
}

function OneSet({ slug, set }: { slug: string; set: ListedSet }) {
  const t = useTranslations("documents");
  const exported = useTranslations("exports");
  const format = useFormatter();
  const { id, state, done, total, commentCount, takenAt, staff, registerSha256, files, personalData, layout } = set;
  const words = t(`state.${state}`, { done: done ?? 0, total: total ?? 0, comments: commentCount ?? 0, at: takenAt ? instantText(takenAt) : "" });
  const title = t("of", { at: instantText(set.createdAt) });
  const named = files.map((file) => ({ ...file, label: t("fileOf", { kind: t(`kind.${file.kind as DocumentKind}`), volume: file.volume, volumes: file.volumes }) }));
  return (
    <article className="document-set" aria-labelledby={`bo-${id}`}>
      <h3 id={`bo-${id}`}>{title}</h3>
      <p className="muted">
        {staff ? t("by", { name: staff.name }) : t("scheduled")}. {exported(`variant.${personalData ? "personal" : "anonymous"}`)}. {t(`layouts.${layout === "state" ? "state" : "party"}`)}.
      </p>
      <div role="status">
        {state === "making" || state === "waiting" ? (
          <p>
            <label htmlFor={`tien-do-${id}`}>{words}</label> <progress id={`tien-do-${id}`} {...(total ? { value: done ?? 0, max: total } : {})} />{" "}
            <Link to={`/can-bo/tai-lieu?dot=${slug}`}>{t("refresh")}</Link>
          </p>
        ) : (
          <p className={state === "failed" ? "staff-notice" : undefined}>{words}</p>
        )}
      </div>
      {state === "failed" && (
        <form method="post" action={`/can-bo/tai-lieu?dot=${slug}`}>
          <input type="hidden" name="intent" value="again" />
          <input type="hidden" name="set" value={id} />
          <button type="submit">{t("again")}</button>
        </form>
      )}
      {files.length > 0 && (
        <div className="table-scroll" role="group" aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("file")}</th>
                <th scope="col">{t("download")}</th>
                <th scope="col" className="number">
                  {t("size")}
                </th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              {named.map((file) => (
                <tr key={file.id}>
                  <th scope="row">{file.label}</th>
                  <td>
                    <form method="post" action="/can-bo/tai-lieu/tep">
                      <input type="hidden" name="file" value={file.id} />
                      <button type="submit" className="quiet" aria-label={`${t("download")}: ${file.label}`}>
                        {t("download")}
                      </button>
                    </form>
                  </td>
                  <td className="number">{t("kilobytes", { count: Math.ceil(file.bytes / 1024) })}</td>
                  <td>
                    <code className="hash">{file.sha256}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {registerSha256 !== null && (
        <p className="muted">
          {t("register")}: <code className="hash">{registerSha256}</code> {commentCount !== null && `(${format.number(commentCount)})`}
        </p>
      )}
    </article>
  );
}
