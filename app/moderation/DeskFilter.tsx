import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { KINDS } from "~/comments/kinds";
import type { countPending } from "./count-pending.server";
import { DESK, KIND_WORDS, STATE_WORDS, type DeskAddress } from "./desk-address";
import { STATES } from "./states";

interface Props {
  registers: { slug: string; title: string }[];
  address: DeskAddress;
  pending: Awaited<ReturnType<typeof countPending>>;
}

/** Which comments the list holds. */
export function DeskFilter({ registers, address, pending }: Props) {
  const t = useTranslations("moderation.desk.filter");
  const kindName = useTranslations("comment.kind");
  const stateName = useTranslations("comment.state");
  return (
    <Form
      method="get"
      action={DESK}
      className="desk-filter"
      aria-label={t("label")}
      key={JSON.stringify({ ...address, commentId: null })}
    >
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
          <option value="">{t("allSections", { pending: pending.total })}</option>
          {pending.sections.map(({ path, depth, label, heading, pending: waiting }) => (
            <option key={path} value={path}>
              {"\u2003".repeat(depth)}
              {t("sectionOption", { section: shorten(`${label} ${heading}`), pending: waiting })}
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
              {kindName(kind)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("state")}</span>
        <select name="trang-thai" defaultValue={STATE_WORDS[address.state]}>
          {STATES.map((state) => (
            <option key={state} value={STATE_WORDS[state]}>
              {stateName(state)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="quiet">
        {t("submit")}
      </button>
    </Form>
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text;
}
