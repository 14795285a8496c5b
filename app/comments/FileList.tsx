import { useLocale, useTranslations } from "use-intl/react";
import type { AttachedFile } from "./list-files.server";
import { sizeText } from "./size-text";

/** For staff: the files that came with a comment, each to be opened by itself, which is written down. Nothing where there is none. */
export function FileList({ files }: { files: AttachedFile[] }) {
  const t = useTranslations("intake.files");
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <section className="file-list" aria-label={t("ofComment", { count: files.length })}>
      <h3>{t("ofComment", { count: files.length })}</h3>
      <ul>
        {files.map(({ id, name, bytes }) => (
          <li key={id}>
            <form method="post" action={`/can-bo/tep/${id}`} target="_blank">
              <button type="submit" className="quiet">
                {name}
              </button>
            </form>{" "}
            <span className="muted">{sizeText(bytes, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
