import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { CoverageMeter } from "~/synthesis/grouping/CoverageMeter";
import { groupingQuery } from "~/synthesis/grouping/grouping-address";
import { GroupingNotice } from "~/synthesis/grouping/GroupingNotice";
import { SortBar } from "~/synthesis/grouping/SortBar";
import { SortRow } from "~/synthesis/grouping/SortRow";
import { SuggestionList } from "~/synthesis/grouping/SuggestionList";
import { TagOptions } from "~/synthesis/grouping/TagTree";
import { TopicHistory } from "~/synthesis/grouping/TopicHistory";
import { TopicList } from "~/synthesis/grouping/TopicList";
import { TopicTools } from "~/synthesis/grouping/TopicTools";
import { useSorting } from "~/synthesis/grouping/use-sorting";
import { WaiverPanel } from "~/synthesis/grouping/WaiverPanel";
import { actOnGrouping } from "./act-on-grouping.server";
import { loadGrouping, type GroupingData } from "./load-grouping.server";
import "~/synthesis/answers.css";
import "~/synthesis/grouping/grouping.css";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  return loadGrouping(request, context, params.path, staff.id);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  return actOnGrouping(request, context, params.path, staff.id);
}

/** After a refusal too: what another did meanwhile has to be seen. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction = () => [{ title: `${translator("grouping")("title")} — ${translator("common")("portal")}` }];

export default function GroupingSection() {
  const t = useTranslations("grouping");
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { slug, path, place, sectionId, address, topic, rows, total, signed, tags } = page;
  const inSection = (more: Partial<typeof address> = {}) => groupingQuery({ slug, open: false, tagId: null, topicId: null, suggest: false, ...more });
  const topics = page.topics.map((each) => ({ ...each, to: `/can-bo/tong-hop/muc/${each.path}${inSection({ topicId: each.id })}` }));
  const enabled = !signed && !topic?.mergedAt;
  const here = topics.filter((each) => each.sectionId === sectionId);
  const sorting = useSorting({
    listed: rows.map(({ id }) => id), topicIds: here.map(({ id }) => id), fromTopicId: topic?.id ?? null,
    leaves: topic !== null || address.open,
    undoable: page.done?.undoable ? page.done : null, enabled,
  });
  const kept = answer?.kept ?? null;
  const listed = topic ? `${topic.title}` : place ? place.heading : t("outside");
  return (
    <div className="staff-page wide grouping">
      <p className="staff-actions">
        <Link to={`/can-bo/tong-hop?dot=${slug}`}>{t("back")}</Link>
        {topic && <Link to={inSection()}>{t("topic.back")}</Link>}
        <Link to={`/can-bo/tong-hop/tom-tat/${path}?dot=${slug}`}>{t("toSummary")}</Link>
        {place && <Link to={`/${slug}/${path}`}>{t("toDraft")}</Link>}
      </p>
      <p className="muted answer-place">{topic ? (topic.section ?? t("topic.whole")) : place ? place.trail : t("outsideHelp")}</p>
      <h1 dir="auto">{listed}</h1>
      {!topic && <Progress page={page} title={listed} />}
      {signed && (
        <p className="staff-notice is-fine">
          {t("signed", { name: signed.name, at: instantText(signed.at) })} <Link to={`/can-bo/tong-hop/tom-tat/${signed.path}?dot=${slug}`}>{t("toSigned")}</Link>
        </p>
      )}
      {topic?.mergedInto && (
        <p className="staff-notice" role="status">
          {t("topic.merged")} <Link to={topics.find(({ id }) => id === topic.mergedInto!.id)?.to ?? "."}>{topic.mergedInto.title}</Link>
        </p>
      )}
      {topic?.mergedAt && !topic.mergedInto && (
        <p className="staff-notice" role="status">
          {t("topic.dissolved")}
        </p>
      )}
      <GroupingNotice done={page.done} refused={answer?.refused ?? null} topics={topics} />
      {topic && page.history && (
        <>
          {enabled && <TopicTools key={topic.version} topic={topic} topics={topics} sections={page.sections} empty={total === 0 && page.first} kept={kept} />}
          <TopicHistory
            topicId={topic.id}
            events={page.history.events}
            earlier={page.history.before === null ? null : groupingQuery({ ...address, slug }, { truoc: String(page.history.before) })}
          />
        </>
      )}
      <div className="grouping-columns">
        <div>
          {page.suggested && <SuggestionList {...page.suggested} topics={topics} newTopicId={page.newTopicId} />}
          <section aria-labelledby="y-kien" className="sort-list">
            <h2 id="y-kien">{t(topic ? "list.ofTopic" : "list.title")}</h2>
            <ListFilter page={page} />
            {rows.length === 0 ? (
              <p>{t(topic ? "list.emptyTopic" : address.tagId || !page.first ? "list.emptyFilter" : address.open ? "list.emptyOpen" : "list.empty")}</p>
            ) : (
              <p className="muted">{t("list.count", { count: total })}</p>
            )}
            <ol>
              {rows.filter(({ id }) => sorting.ids.includes(id)).map((row) => (
                <SortRow
                  key={row.id}
                  comment={row}
                  elsewhere={topic && row.sectionId !== sectionId ? (page.sections.find(({ id }) => id === row.sectionId)?.title ?? t("outside")) : null}
                  topics={topics.filter(({ id }) => row.topics.includes(id) && id !== topic?.id)}
                  tags={tags.filter(({ id }) => row.tags.includes(id))}
                  sorting={sorting}
                  enabled={enabled}
                />
              ))}
            </ol>
            <p className="staff-actions">
              {!page.first && <Link to={groupingQuery({ ...address, slug })}>{t("list.first")}</Link>}
              {page.next && <Link to={groupingQuery({ ...address, slug }, { sau: page.next })}>{t("list.next")}</Link>}
            </p>
          </section>
          {enabled && rows.length > 0 && (
            <SortBar
              key={`${search.get("viec")} ${search.get("da")}`}
              sorting={sorting} total={total} shown={rows.length} topic={topic} topics={topics} sectionId={sectionId} tags={tags} newTopicId={page.newTopicId} kept={kept}
            />
          )}
        </div>
        <div className="grouping-side">
          <TopicList topics={topics} sectionId={sectionId} shown={topic?.id ?? null} sorting={sorting} />
          {!topic && <WaiverPanel waivers={page.waivers} open={signed ? null : (page.all?.open ?? 0)} kept={kept} />}
        </div>
      </div>
    </div>
  );
}

function Progress({ page: { own, all, nextOpen, slug, address }, title }: { page: GroupingData; title: string }) {
  const t = useTranslations("grouping");
  const { open: onlyOpen } = address;
  return (
    <>
      <p className="grouping-progress">
        <CoverageMeter coverage={own} title={title} />
        {all && all.comments > own.comments && <span className="muted">{t("meter.below", { open: all.open, comments: all.comments })}</span>}
      </p>
      {nextOpen && own.open === 0 && (
        <p className="staff-actions">
          <Link to={`/can-bo/tong-hop/muc/${nextOpen.path}${groupingQuery({ slug, open: onlyOpen, tagId: null, topicId: null, suggest: false })}`}>
            {t("nextOpen", { title: nextOpen.title })}
          </Link>
        </p>
      )}
    </>
  );
}

/** Which comments are listed, and the suggestions. */
function ListFilter({ page: { slug, address, topic, tags, own } }: { page: GroupingData }) {
  const t = useTranslations("grouping");
  const to = (more: Partial<typeof address>) => groupingQuery({ ...address, slug, ...more });
  return (
    <div className="sort-filter">
      {!topic && (
        <nav className="answer-filter" aria-label={t("filter")}>
          <Link to={to({ open: false })} aria-current={address.open ? undefined : "page"} preventScrollReset>
            {t("show.all")}
          </Link>
          <Link to={to({ open: true })} aria-current={address.open ? "page" : undefined} preventScrollReset>
            {t("show.open")}
          </Link>
        </nav>
      )}
      {tags.length > 0 && (
        <Form method="get" preventScrollReset className="sort-act">
          <input type="hidden" name="dot" value={slug} />
          {topic && <input type="hidden" name="nhom" value={topic.id} />}
          {address.open && <input type="hidden" name="chua" value="1" />}
          <label htmlFor="loc-nhan">{t("show.tag")}</label>
          <select id="loc-nhan" name="nhan" key={address.tagId} defaultValue={address.tagId ?? ""}>
            <option value="">{t("show.anyTag")}</option>
            <TagOptions tags={tags} />
          </select>
          <button type="submit">{t("show.apply")}</button>
        </Form>
      )}
      {!topic && (own.open > 0 || address.suggest) && (
        <Link to={to({ suggest: !address.suggest })} preventScrollReset>
          {t(address.suggest ? "suggest.hide" : "suggest.show")}
        </Link>
      )}
    </div>
  );
}
