import { useLocale, useTranslations } from "use-intl/react";
import { sizeText } from "~/comments/size-text";
import type { Item } from "./read-item.server";

/** The pages of a letter, or what came with a mail: images to be seen, everything else to be opened by itself. */
export function ItemPages({ files }: Pick<Item, "files">) {
  const t = useTranslations("intake.item");
  const locale = useLocale();
  return (
    <section>
      <h2>{t("pages", { count: files.length })}</h2>
      {files.length === 0 && <p>{t("noPages")}</p>}
      <ul className="letter-pages">
        {files.map(({ id, name, mediaType, bytes }, index) => (
          <li key={id}>
            <a href={`/can-bo/tep/${id}`} target="_blank" rel="noreferrer">
              {["image/jpeg", "image/png", "image/webp"].includes(mediaType) && (
                <img src={`/can-bo/tep/${id}`} alt={t("page", { number: index + 1 })} loading="lazy" />
              )}
              {name}
            </a>{" "}
            <span className="muted">{sizeText(bytes, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
