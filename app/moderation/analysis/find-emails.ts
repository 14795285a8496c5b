import type { PersonalFinding } from "./find-numbers";
import type { Plain } from "./read-plain";

const AT = "(?:@|[(\\[{] ?(?:at|a cong|a moc|a) ?[)\\]}]|a cong|a moc)";
const DOT = "(?:\\.| {0,2}[(\\[{]? ?(?:dot|cham) ?[)\\]}]? {0,2})";
/** Bounded everywhere, and begun only where a word begins: its work grows with the length of the text. */
const ADDRESS = new RegExp(
  `(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63} {0,2}${AT} {0,2}[a-z0-9-]{1,40}(?:${DOT}[a-z0-9-]{1,30}){1,4}`,
  "g",
);

/** Addresses of mails, written as such or with the at sign in words ("a còng", "(at)"). */
export function findEmails({ text, starts, ends }: Plain): PersonalFinding[] {
  return [...text.matchAll(ADDRESS)].map(({ index, 0: address }) => ({
    kind: "email",
    start: starts[index]!,
    end: ends[index + address.length - 1]!,
  }));
}
