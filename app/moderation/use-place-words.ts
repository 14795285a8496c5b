import { useTranslations } from "use-intl/react";
import type { Place } from "./place";

/** "Phần thứ nhất › A › I, đoạn 3"; "Cả dự thảo". */
export function usePlaceWords(): (place: Place) => string {
  const t = useTranslations("moderation.place");
  return ({ trail, part, paragraph }) => {
    const place = part === "body" ? trail.join(" › ") : t(part);
    return paragraph === null ? place : t("paragraph", { place, number: paragraph });
  };
}
