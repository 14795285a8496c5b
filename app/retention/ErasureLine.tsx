import { useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";

interface Props {
  receiptCode: string;
  erasure: { askedAt: Date; doneAt: Date | null } | null;
}

/** On a receipt: how to have it erased who sent it, or that this was done. */
export function ErasureLine({ receiptCode, erasure }: Props) {
  const t = useTranslations("retention.byCode");
  const instantText = useInstantText();
  if (erasure?.doneAt) return <p className="erased">{t("done", { at: instantText(erasure.doneAt) })}</p>;
  if (erasure) return <p className="erased">{t("waiting", { at: instantText(erasure.askedAt) })}</p>;
  return (
    <p className="actions">
      <a href={`/tra-cuu/${receiptCode}/xoa-thong-tin`}>{t("link")}</a>
    </p>
  );
}
