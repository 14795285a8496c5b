import { useTranslations } from "use-intl/react";
import type { FileFault } from "./take-files.server";

/** What is wrong with a file, in words; `of` says what is taken, `most` how large it may be. */
export function useFaultWords({ of, most }: { of: "pages" | "files"; most: string }) {
  const t = useTranslations("intake.fileError");
  const kinds = useTranslations("intake.kinds");
  return ({ name, reason }: FileFault) => t(reason, { name, kinds: kinds(of), most });
}
