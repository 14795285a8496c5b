import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import type { TagNode } from "../tag-comments.server";

/** Characters of a tag's name. */
export const TAG_NAME_LONGEST = 100;

interface Kept {
  intent: string;
  name: string;
  tagId: string;
  parentId: string;
}

interface Props {
  tags: TagNode[];
  kept: Kept | null;
  /** What was done last: the form for a new tag begins anew. */
  done: string | null;
}

/** The tree of tags; each can be renamed, moved, merged and, while nothing has it, removed. */
export function TagTree({ tags, kept, done }: Props) {
  const t = useTranslations("grouping.tags");
  const busy = useNavigation().formData !== undefined;
  const making = kept?.intent === "create" ? kept : null;
  return (
    <>
      {tags.length === 0 && <p>{t("none")}</p>}
      <ul className="tag-tree">
        {tags.map((tag) => (
          <li key={tag.id} data-depth={Math.min(tag.depth, 4)}>
            <TagItem tag={tag} tags={tags} kept={kept?.tagId === tag.id ? kept : null} busy={busy} />
          </li>
        ))}
      </ul>
      <h2>{t("new")}</h2>
      <Form key={`${done} ${tags.length}`} method="post" className="staff-form">
        <Field id="ten-nhan" label={t("name")}>
          {(attributes) => <input {...attributes} name="name" maxLength={TAG_NAME_LONGEST} autoComplete="off" defaultValue={making?.name ?? ""} />}
        </Field>
        <Field id="nhan-me" label={t("parent")}>
          {(attributes) => <ParentSelect {...attributes} tags={tags} chosen={making?.parentId ?? ""} />}
        </Field>
        <button type="submit" name="intent" value="create" disabled={busy}>
          {t("create")}
        </button>
      </Form>
    </>
  );
}

interface ItemProps {
  tag: TagNode;
  tags: TagNode[];
  kept: Kept | null;
  busy: boolean;
}

function TagItem({ tag: { id, parentId, name, comments }, tags, kept, busy }: ItemProps) {
  const t = useTranslations("grouping.tags");
  const others = tags.filter((tag) => tag.id !== id);
  return (
    <details open={kept !== null || undefined}>
      <summary>
        <strong>{name}</strong> <span className="muted">{t("count", { count: comments })}</span> <span className="visually-hidden">{t("edit", { name })}</span>
      </summary>
      <Form method="post" className="staff-form">
        <input type="hidden" name="tagId" value={id} />
        <Field id={`ten-${id}`} label={t("name")}>
          {(attributes) => <input {...attributes} name="name" maxLength={TAG_NAME_LONGEST} autoComplete="off" defaultValue={kept?.intent === "rename" ? kept.name : name} />}
        </Field>
        <button type="submit" className="quiet" name="intent" value="rename" disabled={busy}>
          {t("rename")}
        </button>
      </Form>
      {others.length > 0 && (
        <>
          <Form method="post" className="staff-form">
            <input type="hidden" name="tagId" value={id} />
            <Field id={`me-${id}`} label={t("parent")}>
              {(attributes) => <ParentSelect {...attributes} tags={others} chosen={kept?.intent === "move" ? kept.parentId : (parentId ?? "")} />}
            </Field>
            <button type="submit" className="quiet" name="intent" value="move" disabled={busy}>
              {t("move")}
            </button>
          </Form>
          <Form method="post" className="staff-form">
            <input type="hidden" name="tagId" value={id} />
            <Field id={`gop-${id}`} label={t("mergeInto")} hint={t("mergeHelp")}>
              {(attributes) => (
                <select {...attributes} name="intoTagId">
                  <TagOptions tags={others} />
                </select>
              )}
            </Field>
            <button type="submit" className="quiet" name="intent" value="merge" disabled={busy}>
              {t("merge")}
            </button>
          </Form>
        </>
      )}
      {comments === 0 && !tags.some((tag) => tag.parentId === id) && (
        <Form method="post" className="staff-form">
          <input type="hidden" name="tagId" value={id} />
          <button type="submit" className="quiet" name="intent" value="remove" disabled={busy}>
            {t("remove")}
          </button>
        </Form>
      )}
    </details>
  );
}

function ParentSelect({ tags, chosen, ...attributes }: { tags: TagNode[]; chosen: string; id: string }) {
  const t = useTranslations("grouping.tags");
  return (
    <select {...attributes} name="parentId" defaultValue={chosen}>
      <option value="">{t("top")}</option>
      <TagOptions tags={tags} />
    </select>
  );
}

/** Tags to choose from, those inside others moved in. */
export function TagOptions({ tags }: { tags: TagNode[] }) {
  return (
    <>
      {tags.map(({ id, name, depth }) => (
        <option key={id} value={id}>
          {`${"\u2003".repeat(depth)}${name}`}
        </option>
      ))}
    </>
  );
}
