import { useTranslations } from "use-intl/react";

export interface TopicChoice {
  id: string;
  title: string;
  sectionId: string | null;
  /** The title of its section; null: the whole draft. */
  section: string | null;
}

/** Topics to choose from: those of the section first, the others under their sections. */
export function TopicOptions({ topics, sectionId }: { topics: TopicChoice[]; sectionId: string | null }) {
  const t = useTranslations("grouping");
  const sections = [...new Set(topics.map((topic) => topic.sectionId))].sort((a, b) => Number(b === sectionId) - Number(a === sectionId));
  return (
    <>
      {sections.map((id) => {
        const inside = topics.filter((topic) => topic.sectionId === id);
        return (
          <optgroup key={id ?? ""} label={id === sectionId ? t("bar.here") : (inside[0]!.section ?? t("topic.whole"))}>
            {inside.map((topic) => (
              <option key={topic.id} value={topic.id}>
                {topic.title}
              </option>
            ))}
          </optgroup>
        );
      })}
    </>
  );
}
