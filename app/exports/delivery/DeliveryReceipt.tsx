import { useLocale, useTranslations } from "use-intl/react";
import { sizeText } from "~/comments/size-text";
import { useInstantText } from "~/messages/use-instant-text";
import { Field } from "~/ui/Field";
import type { DocumentKind } from "~/exports/documents/kinds";
import type { Receipt } from "./read-receipt.server";

/** What came of comparing a file. */
export type Checked =
  | { outcome: "match"; name: string; sha256: string }
  | { outcome: "noMatch"; sha256: string }
  | { outcome: "notHash" | "nothing" | "tooLarge" | "tooOften" };

interface Props {
  receipt: Omit<Receipt, "transmissionId">;
  checked: Checked | null;
}

/** For a recipient: what was sent when, that it has come, and whether a file is the one that was sent. */
export function DeliveryReceipt({ receipt, checked }: Props) {
  const t = useTranslations("delivery.receipt");
  const instantText = useInstantText();
  const { recipient, title, organiser, sentAt, takenAt, newCount, totalCount, previousAt, registerSha256, personalData, confirmedAt } = receipt;
  return (
    <>
      <h1>{t("title")}</h1>
      {checked && <Answer checked={checked} />}
      <p>{t("about", { recipient, title, organiser })}</p>
      <dl>
        <dt>{t("sentAt")}</dt>
        <dd>{sentAt ? instantText(sentAt) : t("notSent")}</dd>
        <dt>{t("takenAt")}</dt>
        <dd>{instantText(takenAt)}</dd>
        <dt>{t("numbers")}</dt>
        <dd>{previousAt ? t("numbersNew", { new: newCount, total: totalCount, previous: instantText(previousAt) }) : t("numbersFirst", { total: totalCount })}</dd>
        <dt>{t("register")}</dt>
        <dd>
          <code className="hash">{registerSha256}</code>
        </dd>
      </dl>
      {personalData && (
        <p>
          <strong>{t("personal")}</strong>
        </p>
      )}
      <h2>{t("confirmTitle")}</h2>
      {confirmedAt ? (
        <div className="done" role="status">
          <p>{t("confirmed", { at: instantText(confirmedAt) })}</p>
        </div>
      ) : (
        <form method="post">
          <p>{t("confirmIntro")}</p>
          <input type="hidden" name="intent" value="confirm" />
          <p className="send">
            <button type="submit">{t("confirm")}</button>
          </p>
        </form>
      )}
      <h2>{t("files")}</h2>
      <Files receipt={receipt} />
      <h2>{t("checkTitle")}</h2>
      <CheckForm />
    </>
  );
}

function Answer({ checked }: { checked: Checked }) {
  const t = useTranslations("delivery.receipt");
  return (
    <div className={checked.outcome === "match" ? "done" : "error-summary"} role={checked.outcome === "match" ? "status" : "alert"} tabIndex={-1} autoFocus>
      <p>
        <strong>{t(checked.outcome, { name: "name" in checked ? checked.name : "" })}</strong>
      </p>
      {"sha256" in checked && (
        <p>
          {t("yours")} <code className="hash">{checked.sha256.replace(/\s+/g, "").toLowerCase()}</code>
        </p>
      )}
    </div>
  );
}

function Files({ receipt: { files, links } }: Pick<Props, "receipt">) {
  const t = useTranslations("delivery.receipt");
  const documents = useTranslations("documents");
  const instantText = useInstantText();
  const locale = useLocale();
  return (
    <>
      {!links && <p>{t("attached")}</p>}
      {links && <p>{links.open ? t("linksUntil", { at: instantText(links.expiresAt!) }) : links.revoked ? t("linksRevoked") : t("linksExpired", { at: links.expiresAt ? instantText(links.expiresAt) : "" })}</p>}
      <ol className="delivered-files">
        {files.map(({ kind, volume, volumes, name, bytes, sha256, link }) => (
          <li key={sha256}>
            <strong>{documents("fileOf", { kind: documents(`kind.${kind as DocumentKind}`), volume, volumes })}</strong>
            <span className="file-name">
              {name} <span className="muted">({sizeText(bytes, locale)})</span>
            </span>
            <span>
              SHA-256: <code className="hash">{sha256}</code>
            </span>
            {link && (
              <a href={link} aria-label={t("downloadOf", { kind: documents("fileOf", { kind: documents(`kind.${kind as DocumentKind}`), volume, volumes }) })}>
                {t("download")}
              </a>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function CheckForm() {
  const t = useTranslations("delivery.receipt");
  return (
    <form className="check-form" method="post" encType="multipart/form-data" data-check="">
      <input type="hidden" name="intent" value="check" />
      <p>{t("checkIntro")}</p>
      <Field id="tep" label={t("file")} hint={<span data-here={t("fileHintScript")}>{t("fileHint")}</span>}>
        {(attributes) => <input {...attributes} type="file" name="tep" />}
      </Field>
      <Field id="sha256" label={t("hash")}>
        {(attributes) => <input {...attributes} name="sha256" autoComplete="off" spellCheck={false} maxLength={500} />}
      </Field>
      <p role="status" data-checking="" hidden>
        {t("checking")}
      </p>
      <p className="send">
        <button type="submit">{t("check")}</button>
      </p>
      <script defer src="/check-file.js" />
    </form>
  );
}
