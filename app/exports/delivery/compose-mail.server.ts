import type { DocumentKind } from "~/exports/documents/kinds";
import type { ChannelNumbers } from "./count-delivery.server";
import { signLink } from "./delivery-link.server";
import { deliveryMail } from "./delivery-mail";
import type { LoadedDelivery } from "./load-delivery.server";

/** How a delivery is mailed. */
export interface DeliverySettings {
  /** Where links lead. */
  baseUrl: string;
  from: string;
  /** Bytes a mail with its files may have on its way; where it would have more, it has links instead. */
  mailMax: number;
}

/** Days for which links to files open. */
const LINK_DAYS = 7;

/** Bytes of a mail besides its files, at most. */
const HEAD = 20_000;

/** Whether files go with the mail: base64 makes four bytes, and a line end in 76, of three. */
export function fitInMail(files: { bytes: number }[], mailMax: number): boolean {
  return HEAD + files.reduce((sum, { bytes }) => sum + Math.ceil((bytes * 4 * 78) / (3 * 76)), 0) <= mailMax;
}

interface Composed {
  transmissionId: string;
  linkKey: Uint8Array;
  recipient: string;
  attached: boolean;
}

/** The mail of a delivery to one recipient, with links of its own. */
export function composeMail(delivery: LoadedDelivery, { transmissionId, linkKey, recipient, attached }: Composed, { baseUrl }: DeliverySettings, now: Date) {
  // Whole seconds, as a link has them.
  const expiresAt = attached ? null : new Date(Math.floor(now.getTime() / 1000) * 1000 + LINK_DAYS * 24 * 3_600_000);
  const files = delivery.files.map(({ id: fileId, kind, volume, volumes, name, bytes, sha256 }) => ({
    kind: kind as DocumentKind,
    volume,
    volumes,
    name,
    bytes,
    sha256,
    link: expiresAt && `${baseUrl}/tai-ve/${signLink({ kind: "file", transmissionId, fileId, expiresAt }, linkKey)}`,
  }));
  const receiptLink = `${baseUrl}/nhan/${signLink({ kind: "receipt", transmissionId }, linkKey)}`;
  const { takenAt, newCount, totalCount, previousAt, registerSha256, personalData } = delivery;
  const channels = delivery.numbers as unknown as ChannelNumbers[];
  const words = deliveryMail({ title: delivery.consultation.title, recipient, takenAt, newCount, totalCount, channels, previousAt, registerSha256, personalData, files, expiresAt, receiptLink });
  return { ...words, expiresAt };
}
