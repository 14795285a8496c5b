import { useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import type { MailboxState } from "./mailbox-state.server";

/** When the mailbox was last read, or that it cannot be. */
export function MailboxNotice({ mailbox }: { mailbox: MailboxState | null }) {
  const t = useTranslations("intakeMail.mailbox");
  const instant = useInstantText();
  if (!mailbox) return null;
  const read = mailbox.checkedAt ? t("read", { instant: instant(mailbox.checkedAt) }) : t("never");
  if (mailbox.lastError === null) return <p className="muted">{read}</p>;
  return (
    <p role="status" className="staff-notice">
      {t("failing", { error: mailbox.lastError })} {read}
    </p>
  );
}
