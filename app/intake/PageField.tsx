import { useState, type ChangeEvent } from "react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import { findSheetCode } from "./find-sheet-code.client";
import { LETTER_PAGE_BYTES, LETTER_PAGES_MAX } from "./letter-limits";

interface Props {
  error: string | undefined;
  /** The name of the place a code stands for; null for none. */
  placeName: (typed: string) => string | null;
  /** A code that was read from a sheet's photograph. */
  onCode: (code: string) => void;
}

type Reading = { what: "reading" | "none" | "foreign" } | { what: "found"; place: string } | null;

/** The pages of a letter. A sheet's QR code is read here, in the browser, so that its section need not be typed. */
export function PageField({ error, placeName, onCode }: Props) {
  const t = useTranslations("intake.letter");
  const errors = useTranslations("intake.error");
  const faults = useTranslations("intake.fileError");
  const [reading, setReading] = useState<Reading>(null);

  async function read(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target;
    const files = [...(input.files ?? [])];
    const large = files.find(({ size }) => size > LETTER_PAGE_BYTES);
    // Sent all the same, the whole form would be refused.
    input.setCustomValidity(
      files.length > LETTER_PAGES_MAX ? errors("tooManyPages") : large ? faults("too-large", { name: large.name, most: "15 MB" }) : "",
    );
    input.reportValidity();
    const images = files.filter(({ type }) => type.startsWith("image/"));
    if (images.length === 0) return setReading(null);
    setReading({ what: "reading" });
    for (const image of images) {
      const code = await findSheetCode(image);
      if (code === null) continue;
      const place = placeName(code);
      if (place === null) return setReading({ what: "foreign" });
      onCode(code);
      return setReading({ what: "found", place });
    }
    setReading({ what: "none" });
  }

  return (
    <>
      <Field id="pages" label={t("pages")} hint={t("pagesHint")} error={error}>
        {(attributes) => (
          <input {...attributes} type="file" name="pages" multiple accept="application/pdf,image/jpeg,image/png" onChange={(event) => void read(event)} />
        )}
      </Field>
      <p role="status" className="muted" id="qr-state">
        {reading?.what === "reading" && t("readingQr")}
        {reading?.what === "found" && t("qrFound", { place: reading.place })}
        {reading?.what === "foreign" && t("qrForeign")}
        {reading?.what === "none" && t("qrNone")}
      </p>
    </>
  );
}
