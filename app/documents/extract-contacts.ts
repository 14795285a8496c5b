import type { Paragraph } from "./document-tree";

/** A place outside the portal where comments are received, as the draft prints it. */
export interface Contact {
  label: string | null;
  address: string | null;
  emails: string[];
}

const email = /[\p{L}\d._%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/giu;
const emailName = /(?:e-?mail|thư điện tử|hộp thư(?: điện tử)?)\s{0,2}:/iu;
const addressName = /^(?:địa chỉ(?: nhận)?|đ\/c)\s{0,2}:\s{0,2}/iu;
const placeWord =
  /(?:^|[\s,])(?:tầng|nhà|số|đường|phố|tổ|thôn|bản|phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh)\s/iu;
const lead = /ý kiến.{0,80}gửi/iu;

/** The longest line, in code units, that can name an office; longer ones are prose. */
const longestLabel = 120;

/**
 * Reads the other channels from the closing matter: "Label: address. E-mail: name@host", on one line or on lines of
 * their own. A line without an e-mail address counts only after a sentence that says where to write.
 */
export function extractContacts(back: Pick<Paragraph, "text">[]): Contact[] {
  const contacts: Contact[] = [];
  let office: string | null = null;
  let invited = false;
  const present = (): Contact => {
    const last = contacts.at(-1);
    if (last && office === null) return last;
    const contact = { label: office, address: null, emails: [] };
    office = null;
    contacts.push(contact);
    return contact;
  };
  for (const { text } of back) {
    for (const part of splitEntries(text)) {
      const emails = part.match(email) ?? [];
      const isLead = lead.test(part);
      invited ||= isLead;
      if (addressName.test(part)) {
        const contact = present();
        contact.address ??= addressIn(part.replace(addressName, ""));
        contact.emails.push(...emails);
      } else if (emails.length > 0 && part.search(emailName) === 0) {
        present().emails.push(...emails);
      } else if (emails.length > 0 || (invited && !isLead && namesPlace(part))) {
        contacts.push(readEntry(part, emails, isLead));
        office = null;
      } else if (!isLead && part.length <= longestLabel) office = tidy(part);
    }
  }
  return contacts.filter((contact) => contact.address !== null || contact.emails.length > 0);
}

/** "… các địa chỉ sau: - Trang thông tin …: …": the sentence, then each entry after a dash. */
function splitEntries(text: string): string[] {
  return text
    .split(/(?<=[:;.])\s[-–+]\s(?=\p{Lu})/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function namesPlace(part: string): boolean {
  const colon = part.indexOf(":");
  return colon > 0 && colon <= longestLabel && placeWord.test(part.slice(colon + 1));
}

function readEntry(part: string, emails: string[], isLead: boolean): Contact {
  const colon = part.indexOf(":");
  const nameAt = part.search(emailName);
  const named = !isLead && colon > 0 && colon <= longestLabel && nameAt !== 0 && !(nameAt > 0 && nameAt < colon);
  const label = named ? tidy(part.slice(0, colon)) : nameAt > 0 && !isLead ? tidy(part.slice(0, nameAt)) : null;
  return { label, address: named ? addressIn(part.slice(colon + 1)) : null, emails: [...emails] };
}

function addressIn(text: string): string | null {
  const ends = [text.search(emailName), text.search(email)].filter((at) => at >= 0);
  const address = tidy(text.slice(0, Math.min(text.length, ...ends)));
  return address !== null && placeWord.test(` ${address}`) ? address : null;
}

function tidy(text: string): string | null {
  let end = text.length;
  while (end > 0 && /[\s.,;:()–-]/.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end).trim() || null;
}
