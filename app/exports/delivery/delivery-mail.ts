import type { Channel } from "~/comments/channels";
import { sizeText } from "~/comments/size-text";
import { sourceLocale, translator } from "~/messages";
import { instantText } from "~/messages/instants";
import type { DocumentKind } from "~/exports/documents/kinds";
import type { ChannelNumbers } from "./count-delivery.server";

interface DeliveryMail {
  title: string;
  recipient: string;
  /** Of the snapshot. */
  takenAt: Date;
  newCount: number;
  totalCount: number;
  channels: ChannelNumbers[];
  /** Instant of the snapshot of the delivery before; null for the first. */
  previousAt: Date | null;
  registerSha256: string;
  personalData: boolean;
  files: { kind: DocumentKind; volume: number; volumes: number; name: string; bytes: number; sha256: string; /** Where it is fetched; null where it is attached. */ link: string | null }[];
  /** Until when links to files open. */
  expiresAt: Date | null;
  receiptLink: string;
}

/** The mail that hands documents over, or the links to them: what is new, the total, and the hashes they are known by. */
export function deliveryMail(delivery: DeliveryMail) {
  const { title, recipient, takenAt, newCount, totalCount, channels, previousAt, registerSha256, personalData, files, expiresAt, receiptLink } = delivery;
  const t = translator("delivery.mail");
  const documents = translator("documents");
  const channelNames = translator("comment.channel");
  const counts = channels.filter(({ total }) => total > 0).map((each) => t("channel", { channel: channelNames(each.channel as Channel), new: each.new, total: each.total }));
  const list = files.map(({ kind, volume, volumes, name, bytes, sha256, link }, index) =>
    [`${index + 1}. ${documents("fileOf", { kind: documents(`kind.${kind}`), volume, volumes })}`, `   ${name} (${sizeText(bytes, sourceLocale)})`, `   SHA-256: ${sha256}`, ...(link ? [`   ${link}`] : [])].join("\n"),
  );
  return {
    subject: t("subject", { title, new: newCount, total: totalCount }),
    body: [
      t("greeting", { recipient }),
      t(expiresAt ? "introLinks" : "introAttached", { title, at: instantText(takenAt) }),
      [t(previousAt ? "new" : "first", { new: newCount, previous: previousAt ? instantText(previousAt) : "" }), t("total", { total: totalCount }), ...counts].join("\n"),
      t("everything"),
      ...(personalData ? [t("personal")] : []),
      list.join("\n\n"),
      ...(expiresAt ? [t("until", { at: instantText(expiresAt) })] : []),
      t("register", { sha256: registerSha256 }),
      t("receipt", { link: receiptLink }),
      t("automatic"),
    ].join("\n\n"),
  };
}
