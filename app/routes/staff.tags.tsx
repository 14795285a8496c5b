import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { changeTag, createTag, mergeTags, removeTag } from "~/synthesis/edit-tags.server";
import { TagTree, TAG_NAME_LONGEST } from "~/synthesis/grouping/TagTree";
import { listTags } from "~/synthesis/tag-comments.server";
import { loadRegister } from "./load-register.server";
import "~/synthesis/grouping/grouping.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  return { slug: register.slug, tags: await listTags(context.db.prisma, { consultationId: register.id }) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const { db, requestedAt: now } = context;
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const [intent, name, tagId, parentId, intoTagId] = [text("intent"), text("name"), text("tagId"), text("parentId"), text("intoTagId")];
  if (![tagId, parentId, intoTagId].every((id) => id === "" || isId(id))) throw data(null, { status: 400 });
  const who = { consultationId: register.id, staffId: staff.id };
  const act = () => {
    if (name.length > TAG_NAME_LONGEST) return { ok: false as const, reason: "name-missing" as const };
    switch (intent) {
      case "create":
        return createTag(db, { ...who, parentId: parentId || null, name }, now);
      case "rename":
        return changeTag(db, { ...who, tagId, name }, now);
      case "move":
        return changeTag(db, { ...who, tagId, parentId: parentId || null }, now);
      case "merge":
        return mergeTags(db, { ...who, tagId, intoTagId }, now);
      case "remove":
        return removeTag(db, { ...who, tagId }, now);
      default:
        throw data(null, { status: 400 });
    }
  };
  const result = await act();
  if (!result.ok) return data({ refused: result, kept: { intent, name, tagId, parentId } }, { status: result.reason === "name-missing" ? 422 : 409 });
  return redirect(`/can-bo/tong-hop/nhan?${new URLSearchParams({ dot: register.slug, da: intent })}`, 303);
}

/** After a refusal too: what another changed meanwhile has to be seen. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction = () => [{ title: `${translator("grouping")("tags.title")} — ${translator("common")("portal")}` }];

export default function Tags() {
  const t = useTranslations("grouping");
  const { slug, tags } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const said = (["create", "rename", "move", "merge", "remove"] as const).find((each) => each === search.get("da"));
  const refused = answer?.refused;
  return (
    <div className="staff-page grouping">
      <p className="staff-actions">
        <Link to={`/can-bo/tong-hop?dot=${slug}`}>{t("back")}</Link>
      </p>
      <h1>{t("tags.title")}</h1>
      <p className="muted">{t("tags.intro")}</p>
      {refused && (
        <p className="staff-notice" role="alert">
          {refused.reason === "in-use" ? t("tags.refused.in-use", { comments: refused.comments, tags: refused.tags }) : t(`tags.refused.${refused.reason}`, { most: TAG_NAME_LONGEST })}
        </p>
      )}
      {said && !refused && (
        <p className="staff-notice is-fine" role="status">
          {t(`tags.done.${said}`)}
        </p>
      )}
      <TagTree tags={tags} kept={answer?.kept ?? null} done={search.get("da")} />
    </div>
  );
}
