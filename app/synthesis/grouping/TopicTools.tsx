import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import type { ListedTopic } from "./TopicList";
import { TopicOptions } from "./TopicOptions";
import type { Kept } from "./refusal";

interface Props {
  topic: { id: string; title: string; version: number; sectionId: string | null };
  topics: ListedTopic[];
  sections: { id: string; title: string }[];
  /** It has no comments. */
  empty: boolean;
  kept: Kept | null;
}

/** Renaming a topic, placing it elsewhere in the outline, and merging it into another. */
export function TopicTools({ topic, topics, sections, empty, kept }: Props) {
  const t = useTranslations("grouping.topic");
  const busy = useNavigation().formData !== undefined;
  const others = topics.filter(({ id }) => id !== topic.id);
  const beside = others.filter(({ sectionId }) => sectionId === topic.sectionId);
  const refused = kept !== null && ["rename", "place", "merge", "dissolve"].includes(kept.intent);
  const hidden = (
    <>
      <input type="hidden" name="topicId" value={topic.id} />
      <input type="hidden" name="version" value={topic.version} />
    </>
  );
  return (
    <details className="topic-tools" open={refused || undefined}>
      <summary>{t("tools")}</summary>
      <Form method="post" preventScrollReset className="staff-form">
        {hidden}
        <Field id="ten-nhom" label={t("title")}>
          {(attributes) => <input {...attributes} name="title" maxLength={300} autoComplete="off" defaultValue={kept?.intent === "rename" ? kept.title : topic.title} />}
        </Field>
        <button type="submit" className="quiet" name="intent" value="rename" disabled={busy}>
          {t("rename")}
        </button>
      </Form>
      {beside.length > 0 && (
        <Form method="post" preventScrollReset className="staff-form">
          {hidden}
          <input type="hidden" name="sectionId" value={topic.sectionId ?? ""} />
          <Field id="thu-tu" label={t("position")}>
            {(attributes) => (
              <select {...attributes} name="position">
                {beside.map(({ id, title, position }) => (
                  <option key={id} value={position}>
                    {t("before", { title })}
                  </option>
                ))}
                <option value="last">{t("last")}</option>
              </select>
            )}
          </Field>
          <button type="submit" className="quiet" name="intent" value="place" disabled={busy} aria-label={`${t("place")}: ${t("position")}`}>
            {t("place")}
          </button>
        </Form>
      )}
      <Form method="post" preventScrollReset className="staff-form">
        {hidden}
        <input type="hidden" name="position" value="last" />
        <Field id="dat-duoi" label={t("section")}>
          {(attributes) => (
            <select {...attributes} name="sectionId" defaultValue={topic.sectionId ?? ""}>
              <option value="">{t("whole")}</option>
              {sections.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="quiet" name="intent" value="place" disabled={busy} aria-label={`${t("place")}: ${t("section")}`}>
          {t("place")}
        </button>
      </Form>
      {others.length > 0 && (
        <Form method="post" preventScrollReset className="staff-form">
          <input type="hidden" name="fromTopicId" value={topic.id} />
          <input type="hidden" name="version" value={topic.version} />
          {others.map(({ id, version }) => (
            <input key={id} type="hidden" name={`version-${id}`} value={version} />
          ))}
          <Field id="gop-vao" label={t("mergeInto")} hint={t("mergeHelp")}>
            {(attributes) => (
              <select {...attributes} name="topicId" defaultValue={kept?.intent === "merge" ? kept.topicId : others[0]!.id}>
                <TopicOptions topics={others} sectionId={topic.sectionId} />
              </select>
            )}
          </Field>
          <button type="submit" className="quiet" name="intent" value="merge" disabled={busy}>
            {t("merge")}
          </button>
        </Form>
      )}
      {empty && (
        <Form method="post" preventScrollReset className="staff-form">
          {hidden}
          <p className="muted">{t("dissolveHelp")}</p>
          <button type="submit" className="quiet" name="intent" value="dissolve" disabled={busy}>
            {t("dissolve")}
          </button>
        </Form>
      )}
    </details>
  );
}
