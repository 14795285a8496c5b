import { useLocale, useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import { Field } from "~/ui/Field";
import { COMMENT_FILES_MAX } from "./file-rules";
import type { Receipt, ReceiptPart } from "./find-receipt.server";
import { sizeText } from "./size-text";
import type { FileFault } from "./take-files.server";
import { useFaultWords } from "./use-fault-words";

/** Why files were not taken. */
export type AttachRefusal =
  | { reason: "none-chosen" | "withdrawn" | "decided" | "too-often" }
  | { reason: "closed"; instant: Date }
  | { reason: "too-many"; left: number }
  | { reason: "faults"; faults: FileFault[] }
  | { reason: "unavailable"; reference: string };

interface Props {
  receipt: Receipt;
  part: ReceiptPart;
  refusal: AttachRefusal | undefined;
  /** Files have just been taken. */
  done: boolean;
}

/** Files of a comment, and the form that adds more while it can be edited. */
export function AttachForm({ receipt, part, refusal, done }: Props) {
  const t = useTranslations("intake.files");
  const fixed = useTranslations("intake.files.refusal");
  const instantText = useInstantText();
  const instant = instantText(receipt.closesAt);
  const left = COMMENT_FILES_MAX - part.files.length;
  return (
    <>
      {refusal && <Refused refusal={refusal} />}
      {done && (
        <div className="done" role="status">
          <p>{t("done")}</p>
        </div>
      )}
      {part.fixed !== null ? (
        !refusal && <p>{fixed(part.fixed, { instant })}</p>
      ) : (
        <>
          <p>{t("intro", { instant })}</p>
          <p>
            <strong>{t("notPublic")}</strong>
          </p>
        </>
      )}
      <h2>{t("kept")}</h2>
      {part.files.length === 0 ? <p>{t("none")}</p> : <KeptFiles files={part.files} />}
      {part.fixed === null && (left > 0 ? <Choose left={left} /> : <p>{t("full")}</p>)}
      <p className="actions">
        <a href={`/tra-cuu/${receipt.receiptCode}#y-kien-${part.part}`}>{t("back", { code: receipt.receiptCode })}</a>
      </p>
    </>
  );
}

/** Names and sizes; the files themselves are shown to staff only. */
export function KeptFiles({ files }: Pick<ReceiptPart, "files">) {
  const locale = useLocale();
  return (
    <ul className="kept-files">
      {files.map(({ name, bytes }, index) => (
        <li key={index}>
          <span dir="auto">{name}</span> <span className="muted">({sizeText(bytes, locale)})</span>
        </li>
      ))}
    </ul>
  );
}

function Choose({ left }: { left: number }) {
  const t = useTranslations("intake.files");
  return (
    <form className="comment-form" method="post" encType="multipart/form-data">
      <input type="hidden" name="sent" value="1" />
      <Field id="tep" label={t("choose")} hint={`${t("limits")} ${t("left", { count: left })}`}>
        {(attributes) => (
          <input {...attributes} type="file" name="tep" multiple required accept=".pdf,.jpg,.jpeg,.png,.webp,.docx,.odt,application/pdf,image/jpeg,image/png,image/webp" />
        )}
      </Field>
      <p className="send">
        <button type="submit">{t("submit")}</button>
      </p>
    </form>
  );
}

function Refused({ refusal }: { refusal: AttachRefusal }) {
  const t = useTranslations("intake.files");
  const instantText = useInstantText();
  const faultWords = useFaultWords({ of: "files", most: "10 MB" });
  return (
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p>
        <strong>{t("refusedTitle")}</strong>
      </p>
      {refusal.reason === "faults" ? (
        <ul>
          {refusal.faults.map((fault, index) => (
            <li key={index}>{faultWords(fault)}</li>
          ))}
        </ul>
      ) : (
        <p>
          {t(`refusal.${refusal.reason}`, {
            instant: "instant" in refusal ? instantText(refusal.instant) : "",
            left: "left" in refusal ? refusal.left : 0,
            reference: "reference" in refusal ? refusal.reference : "",
          })}
        </p>
      )}
    </div>
  );
}
