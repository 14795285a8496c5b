import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { FileList } from "~/comments/FileList";
import { instantText } from "~/messages/instants";
import { DESK_BATCH, deskPath } from "./desk-address";
import { FlagReason } from "./FlagReason";
import { isFlag } from "./QueueList";
import type { DeskComment, Finding } from "./read-desk-comment.server";
import { isRuleKey } from "./rules";
import type { DraftControls } from "./use-decision-draft";
import type { Desk } from "./use-desk";

interface Props {
  comment: DeskComment;
  desk: Desk;
  controls: DraftControls;
  /** Something can be decided here and now. */
  active: boolean;
}

/** What the machine and other people say about a comment. It helps, and decides nothing. */
export function AboutComment({ comment, desk, controls, active }: Props) {
  const t = useTranslations("desk.detail");
  const actionName = useTranslations("moderation.action");
  const ruleName = useTranslations("moderation.rule");
  const { group, heldBy, suggested, secondLook, intakeItemId, absorbed, notTaken, receipt } = comment;
  const reasonWords = (reason: string) => (isRuleKey(reason) ? ruleName(reason) : reason);
  return (
    <div className="about-comment">
      {heldBy !== null && <p className="is-held">{t("held", { name: heldBy })}</p>}
      {secondLook && (
        <section>
          <h3>{t("lookTitle")}</h3>
          {secondLook.words !== null && (
            <blockquote dir="auto" className="given-words">
              {secondLook.words}
            </blockquote>
          )}
          {secondLook.own && <p>{t("lookOwn")}</p>}
        </section>
      )}
      {group && (
        <p>
          <strong>{t("group", { count: group.size })}</strong>{" "}
          <Link to={deskPath({ ...desk.wanted, groupId: group.id, after: null, commentId: null })}>{t("groupList")}</Link>{" "}
          <Link to={`${DESK_BATCH}?nhom=${group.id}`}>{t("groupBatch")}</Link> <span className="muted">{t("groupAlone")}</span>
        </p>
      )}
      <Findings comment={comment} controls={controls} active={active} />
      {suggested && (
        <p>
          {t("suggested", { section: `${suggested.label} ${suggested.heading}` })}{" "}
          {active && comment.state === "pending" && (
            <button type="button" className="quiet" onClick={() => controls.setTo(suggested.path)}>
              {t("moveThere")}
            </button>
          )}
        </p>
      )}
      <FileList files={comment.files} />
      <p className="muted">
        {t("receipt", { code: receipt })}
        {intakeItemId !== null && (
          <>
            {" · "}
            <Link to={`/can-bo/tiep-nhan/${intakeItemId}`}>{t("intake")}</Link>
          </>
        )}
        {absorbed.length > 0 && ` · ${t("absorbed", { count: absorbed.length })}`}
      </p>
      {notTaken.map(({ id, action, reason, madeAt, by, second }) => (
        <p key={id} className="muted">
          {t("declined", { at: instantText(madeAt), by, action: actionName(action), reason: reasonWords(reason), second })}
        </p>
      ))}
    </div>
  );
}

/** Each flag with the words it stands on; those of personal data can be hidden, by the moderator's own hand. */
function Findings({ comment, controls, active }: Pick<Props, "comment" | "controls" | "active">) {
  const t = useTranslations("desk.detail");
  const flagName = useTranslations("desk.flag");
  const { findings, suggested } = comment;
  const section = suggested && `${suggested.label} ${suggested.heading}`;
  if (findings.length === 0) return null;
  const wordsOf = ({ field, start, end }: Finding) => (comment[field] ?? "").slice(start, end);
  const isHidden = ({ field, start, end }: Finding) =>
    controls.draft.spans.some((span) => span.field === field && span.start <= start && span.end >= end);
  return (
    <section>
      <h3>{t("findings")}</h3>
      <ul className="findings">
        {findings.map((finding) => {
          const { flag, field, start, end } = finding;
          const name = isFlag(flag) ? flagName(flag) : flag;
          return (
            <li key={`${flag}-${field}-${start}-${end}`}>
              <strong>{name}.</strong> <FlagReason finding={finding} words={shorten(wordsOf(finding))} section={section} />
              {active && flag === "personal-data" && end > start && !isHidden(finding) && (
                <button type="button" className="quiet" onClick={() => controls.hide({ field, start, end, reason: "1" })}>
                  {t("hide")}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 78).trimEnd()}…` : text);
