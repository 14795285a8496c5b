import { messages, translator } from "~/messages";

const words: Readonly<Record<string, string>> = messages.moderation.rule;
const t = translator("moderation");
const marks = new Map<string, string>();

/** The words of a published rule; the key itself for one these messages do not know. */
export function ruleWords(reason: string): string {
  return Object.hasOwn(words, reason) ? (words[reason] ?? reason) : reason;
}

/** What stands in place of hidden words: "[đã ẩn: …]". */
export function hiddenMark(reason: string): string {
  let mark = marks.get(reason);
  if (mark === undefined) {
    mark = t("hidden", { reason: ruleWords(reason) });
    marks.set(reason, mark);
  }
  return mark;
}

/** UTF-16 units of the longest mark of a published rule. */
export const LONGEST_MARK = Math.max(...Object.keys(words).map((reason) => hiddenMark(reason).length));
