import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { Transparency } from "./read-transparency.server";
import { isRuleKey } from "./rules";

const COLUMNS = ["received", "texts", "pending", "published", "withheld", "withdrawn", "merged"] as const;

/** Every table scrolls for itself on a narrow screen. */
function Table({ label, head, children }: { label: string; head: string[]; children: ReactNode }) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="numbers">
        <thead>
          <tr>
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function ReceivedTable({ all, channels }: Pick<Transparency, "all" | "channels">) {
  const t = useTranslations("transparency.received");
  const channelName = useTranslations("comment.channel");
  const { number } = useFormatter();
  const lines = [...channels.map((line) => ({ ...line, name: channelName(line.channel) })), { ...all, name: t("all") }];
  return (
    <Table label={t("title")} head={[t("channel"), ...COLUMNS.map((column) => t(column))]}>
      {lines.map((line) => (
        <tr key={line.name}>
          <th scope="row">{line.name}</th>
          {COLUMNS.map((column) => (
            <td key={column}>{number(line[column])}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

export function DecisionTable({ decisions }: Pick<Transparency, "decisions">) {
  const t = useTranslations("transparency.decisions");
  const moderation = useTranslations("moderation");
  const { number } = useFormatter();
  if (decisions.length === 0) return <p>{t("none")}</p>;
  return (
    <Table label={t("title")} head={[t("action"), t("reason"), t("count")]}>
      {decisions.map(({ action, reason, count }) => (
        <tr key={`${action} ${reason}`}>
          <th scope="row">{moderation(`action.${action}`)}</th>
          <td>{isRuleKey(reason) ? moderation(`rule.${reason}`) : reason}</td>
          <td>{number(count)}</td>
        </tr>
      ))}
    </Table>
  );
}

const WHY = [
  "closed", "not-open-yet", "too-many", "trap", "late", "empty", "not-a-comment", "duplicate", "unreadable", "abusive-file",
  "auto-reply", "bounce", "list-mail",
] as const;

export function RefusalTable({ refusals }: Pick<Transparency, "refusals">) {
  const t = useTranslations("transparency.refusals");
  const channelName = useTranslations("comment.channel");
  const { number } = useFormatter();
  if (refusals.length === 0) return <p>{t("none")}</p>;
  return (
    <Table label={t("title")} head={[t("channel"), t("reason"), t("count")]}>
      {refusals.map(({ channel, reason, count }) => {
        const known = WHY.find((key) => key === reason);
        return (
          <tr key={`${channel} ${reason}`}>
            <th scope="row">{channelName(channel)}</th>
            <td>{known ? t(`why.${known}`) : t("other")}</td>
            <td>{number(count)}</td>
          </tr>
        );
      })}
    </Table>
  );
}

/** Seconds in words, to the minute. */
export function useDuration() {
  const t = useTranslations("transparency");
  return (seconds: number) => {
    const minutes = Math.round(seconds / 60);
    return t("duration", { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 });
  };
}
