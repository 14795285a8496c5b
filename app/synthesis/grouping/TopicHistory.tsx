import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import type { TopicEventRow } from "../list-topic-events.server";

export type ToldEvent = Omit<TopicEventRow, "sectionId"> & { section: string | null; other: string | null };

/** Every act on a topic, the last first. */
export function TopicHistory({ topicId, events, earlier }: { topicId: string; events: ToldEvent[]; earlier: string | null }) {
  const t = useTranslations("grouping.topic");
  const words = (event: ToldEvent) => {
    const { action, name, added, removed, title, section, other, fromTopicId } = event;
    const values = { name, added, removed, title: title ?? "", other: other ?? "", section: section ?? t("whole") };
    if (action !== "move" && action !== "split" && action !== "merge") return t(`event.${action}`, values);
    return t(`event.${action}${fromTopicId === topicId ? "Out" : "In"}`, values);
  };
  return (
    <details className="topic-history">
      <summary>{t("history")}</summary>
      <ol>
        {events.map((event) => (
          <li key={event.version}>
            {words(event)} <span className="muted">{instantText(event.at)}</span>
          </li>
        ))}
      </ol>
      {earlier && (
        <p className="staff-actions">
          <Link to={earlier} preventScrollReset>
            {t("earlier")}
          </Link>
        </p>
      )}
    </details>
  );
}
