import { findAddresses } from "./find-addresses";
import { findEmails } from "./find-emails";
import { findNumbers, type PersonalFinding } from "./find-numbers";
import { readPlain } from "./read-plain";

/**
 * What may be somebody's personal data in a text: telephones, identity numbers and cards, passports, bank accounts, mail
 * addresses and homes. Spans in UTF-16 units of the text, in its order, none inside another. Works on any form of
 * Unicode, in time that grows with the length of the text.
 * @param known what everybody may read: addresses and e-mails the consultation itself publishes.
 */
export function findPersonalData(text: string, known: readonly string[] = []): PersonalFinding[] {
  const plain = readPlain(text);
  const published = known.map((each) => readPlain(each).text.trim()).filter((each) => each.length > 3);
  const isPublished = ({ start, end }: PersonalFinding) => {
    const words = readPlain(text.slice(start, end)).text;
    return published.some((each) => each.includes(words));
  };
  const found = [...findEmails(plain), ...findNumbers(plain), ...findAddresses(text, plain)].filter((each) => !isPublished(each));
  const taken: PersonalFinding[] = [];
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (each.start >= (taken.at(-1)?.end ?? 0)) taken.push(each);
  }
  return taken;
}
