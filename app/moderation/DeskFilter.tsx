import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { CHANNELS } from "~/comments/channels";
import { DISTRICTS } from "~/comments/districts";
import { KINDS } from "~/comments/kinds";
import type { QueueCounts } from "./count-queue.server";
import { AGE_WORDS, AGES, CHANNEL_WORDS, DESK, DESK_FLAGS, deskPath, FLAG_WORDS, KIND_WORDS, STATE_WORDS, WAIT_WORDS, WAITS, type DeskAddress } from "./desk-address";
import { STATES } from "./states";

interface Props {
  registers: { slug: string; title: string }[];
  address: DeskAddress;
  /** Null where there is no consultation. */
  counts: QueueCounts | null;
}

/** Which comments the list holds. */
export function DeskFilter({ registers, address, counts }: Props) {
  const t = useTranslations("moderation.desk.filter");
  const more = useTranslations("desk.filter");
  const words = useTranslations("comment");
  const flagName = useTranslations("desk.flag");
  const { channel, district, age, flag, groupId, waits } = address;
  const narrowing = [channel, district, age, flag, waits, address.words].filter((each) => each !== null).length;
  return (
    <Form method="get" action={DESK} className="desk-filter" aria-label={t("label")} key={JSON.stringify({ ...address, commentId: null })}>
      {registers.length > 1 && (
        <label>
          <span>{t("consultation")}</span>
          <select name="dot" defaultValue={address.slug ?? registers[0]?.slug}>
            {registers.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{t("section")}</span>
        <select name="muc" defaultValue={address.sectionPath ?? ""}>
          <option value="">{t("allSections", { pending: counts?.states.pending ?? 0 })}</option>
          {counts?.sections.map(({ path, depth, label, heading, pending }) => (
            <option key={path} value={path}>
              {"\u2003".repeat(depth)}
              {t("sectionOption", { section: shorten(`${label} ${heading}`), pending })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("kind")}</span>
        <select name="loai" defaultValue={address.kind ? KIND_WORDS[address.kind] : ""}>
          <option value="">{t("allKinds")}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={KIND_WORDS[kind]}>
              {words(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("state")}</span>
        <select name="trang-thai" defaultValue={STATE_WORDS[address.state]}>
          {STATES.map((state) => (
            <option key={state} value={STATE_WORDS[state]}>
              {more("stateOption", { state: words(`state.${state}`), count: counts?.states[state] ?? 0 })}
            </option>
          ))}
        </select>
      </label>
      <details className="desk-more">
        <summary>{more("more", { count: narrowing })}</summary>
        <div>
          <label>
            <span>{more("words")}</span>
            <input type="search" name="tim" defaultValue={address.words ?? ""} maxLength={100} />
          </label>
          <label>
            <span>{more("flag")}</span>
            <select name="co" defaultValue={flag ? FLAG_WORDS[flag] : ""}>
              <option value="">{more("allFlags")}</option>
              {DESK_FLAGS.map((each) => (
                <option key={each} value={FLAG_WORDS[each]}>
                  {flagName(each)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{more("channel")}</span>
            <select name="kenh" defaultValue={channel ? CHANNEL_WORDS[channel] : ""}>
              <option value="">{more("allChannels")}</option>
              {CHANNELS.map((each) => (
                <option key={each} value={CHANNEL_WORDS[each]}>
                  {words(`channel.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{more("district")}</span>
            <select name="huyen" defaultValue={district ?? ""}>
              <option value="">{more("allDistricts")}</option>
              {DISTRICTS.map((each) => (
                <option key={each} value={each}>
                  {words(`district.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{more("age")}</span>
            <select name="tuoi" defaultValue={age ? AGE_WORDS[age] : ""}>
              <option value="">{more("allAges")}</option>
              {AGES.map((each) => (
                <option key={each} value={AGE_WORDS[each]}>
                  {more(`ages.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{more("waits")}</span>
            <select name="viec" defaultValue={waits ? WAIT_WORDS[waits] : ""}>
              <option value="">{more("noWaits")}</option>
              {WAITS.map((each) => (
                <option key={each} value={WAIT_WORDS[each]}>
                  {more(`wait.${each}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
      {groupId !== null && (
        <p className="desk-group">
          <input type="hidden" name="nhom" value={groupId} />
          {more("group")} <Link to={deskPath({ ...address, groupId: null, after: null, commentId: null })}>{more("groupAll")}</Link>
        </p>
      )}
      <button type="submit" className="quiet">
        {t("submit")}
      </button>
    </Form>
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text;
}
