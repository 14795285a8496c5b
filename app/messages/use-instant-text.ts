import { useTranslations } from "use-intl/react";
import { instantIn } from "./instants";

/** instantText in the language of the screen. */
export function useInstantText() {
  return instantIn(useTranslations("common"));
}
