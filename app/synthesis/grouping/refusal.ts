import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { SignedOff } from "../scope.server";
import type { TopicChange } from "../topic-store.server";

/** Why an act of the grouping desk was not done, as far as its screen has to know. */
export type Refused =
  | { reason: "unknown-topic" | "unknown-section" | "title-missing" | "same-topic" | "no-comments" | "topic-missing" | "tag-missing" | "not-empty" | "answered" | "dissolved" }
  | { reason: "comments-gone" | "tag-gone" | "reason-missing" | "nothing-open" | "unknown-waiver" }
  | { reason: "unknown-comment"; commentIds: string[] }
  | { reason: "changed-meanwhile"; topicId: string; by: TopicChange | null }
  | { reason: "merged"; topicId: string; intoTopicId: string }
  | { reason: "not-in-topic"; count: number; comments: { code: string; by: TopicChange | null }[] }
  | { reason: "too-long"; most: { title: number; reason: number } }
  | { reason: "list-changed"; total: number }
  | { reason: "open-changed"; open: number }
  | SignedOff;

/** What was chosen and typed, given back with a refusal. */
export interface Kept {
  intent: string;
  ids: string[];
  topicId: string;
  tagId: string;
  title: string;
  reason: string;
}

/** A refusal in words: a sentence, and one for each comment it is about. */
export function useRefusalWords(topics: readonly { id: string; title: string }[]) {
  const t = useTranslations("grouping.refused");
  const title = (id: string | null) => topics.find((topic) => topic.id === id)?.title ?? t("otherTopic");
  const told = (by: TopicChange | null) => {
    if (!by) return "";
    const { name, action, at, toTopicId } = by;
    return t("by", { name, action, at: instantText(at), topic: title(toTopicId) });
  };
  return (refused: Refused): { text: string; each: string[] } => {
    switch (refused.reason) {
      case "changed-meanwhile":
        return { text: t("changed-meanwhile", { title: title(refused.topicId) }), each: refused.by ? [told(refused.by)] : [] };
      case "merged":
        return { text: t("merged", { title: title(refused.intoTopicId) }), each: [] };
      case "not-in-topic":
        return {
          text: t("not-in-topic", { count: refused.count }),
          each: refused.comments.map(({ code, by }) => (by ? `${code}: ${told(by)}` : code)),
        };
      case "unknown-comment":
        return { text: t("unknown-comment", { count: refused.commentIds.length }), each: [] };
      case "too-long":
        return { text: t("too-long", refused.most), each: [] };
      case "list-changed":
        return { text: t("list-changed", { count: refused.total }), each: [] };
      case "open-changed":
        return { text: t("open-changed", { count: refused.open }), each: [] };
      case "signed-off":
        return { text: t("signed-off", { name: refused.signOff.name, at: instantText(refused.signOff.at) }), each: [] };
      default:
        return { text: t(refused.reason), each: [] };
    }
  };
}
