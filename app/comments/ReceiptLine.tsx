import { useTranslations } from "use-intl/react";
import { sectionTitle } from "~/documents/SectionTitle";
import type { Messages } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import type { Receipt, ReceiptPart } from "./find-receipt.server";
import { SaidWords } from "./SaidWords";

type Rule = keyof Messages["moderation"]["rule"];

interface Props {
  receipt: Receipt;
  part: ReceiptPart;
  /** What its author has just done. */
  done: "revised" | "withdrawn" | null;
}

/** One comment of a receipt: what became of it and why, what it says, what its author can do. */
export function ReceiptLine({ receipt, part, done }: Props) {
  const t = useTranslations("receipt");
  const instantText = useInstantText();
  const several = receipt.parts.length > 1;
  const here = `/tra-cuu/${receipt.receiptCode}/${part.part}`;
  const { earlier, fixed, words, section, paragraph } = part;
  return (
    <article className="receipt-line" id={`y-kien-${part.part}`}>
      {done && (
        <div className="done" role="status">
          <p>{t(`done.${done}`)}</p>
        </div>
      )}
      {several && <h2>{t("part", { part: part.part })}</h2>}
      <p className="receipt-place">
        {t("about")}{" "}
        <a href={placeAddress(receipt, part)}>
          {section ? sectionTitle(section) : t("wholeDraft")}
          {paragraph && `, ${t("paragraph", { number: paragraph.number })}`}
        </a>
      </p>
      <Heading several={several}>{t("state.title")}</Heading>
      <p>
        <strong>{t(`state.${part.state}`)}</strong>
      </p>
      <LastDecision part={part} />
      <Heading several={several}>{t("yourText")}</Heading>
      {words ? <SaidWords words={words} quote={words.quoteExact} /> : <p>{t("textGone")}</p>}
      {earlier.length > 0 && (
        <details className="receipt-earlier">
          <summary>{t("earlier", { count: earlier.length })}</summary>
          {earlier.toReversed().map((version) => (
            <div key={version.number}>
              <p className="muted">{t("earlierVersion", { instant: instantText(version.at) })}</p>
              <SaidWords words={version} />
            </div>
          ))}
        </details>
      )}
      {fixed !== "withdrawn" && (
        <>
          <p className="hint">{t(`fixed.${fixed ?? "open"}`, { instant: instantText(receipt.closesAt) })}</p>
          <p className="receipt-acts">
            {fixed === null && <a href={`${here}/sua`}>{several ? t("editPart", { part: part.part }) : t("edit")}</a>}
            <a href={`${here}/rut`}>{several ? t("withdrawPart", { part: part.part }) : t("withdraw")}</a>
          </p>
        </>
      )}
      <Heading several={several}>{t("history")}</Heading>
      <History part={part} />
    </article>
  );
}

/** Below the line's own title, where it has one. */
function Heading({ several, children }: { several: boolean; children: string }) {
  return several ? <h3>{children}</h3> : <h2>{children}</h2>;
}

/** The page, and the paragraph on it, that a comment is about. */
export function placeAddress({ consultation }: Receipt, { section, paragraph }: ReceiptPart): string {
  const page = section ? `/${consultation.slug}/${section.path}` : `/${consultation.slug}`;
  return paragraph ? `${page}#d${paragraph.number}` : page;
}

function LastDecision({ part }: { part: ReceiptPart }) {
  const t = useTranslations("receipt");
  const rules = useTranslations("moderation.rule");
  const decision = part.decisions.at(-1);
  if (!decision || part.state === "pending" || part.state === "withdrawn") return null;
  const hidden = [...new Set(decision.redactions.map(({ reason }) => rules(reason as Rule)))];
  return (
    <>
      {part.state === "withheld" && <p>{t("reason", { reason: rules(decision.reason as Rule) })}</p>}
      {hidden.length > 0 && <p>{t("hiddenParts", { reasons: hidden.join("; ") })}</p>}
      {decision.note && <p dir="auto">{t("note", { note: decision.note })}</p>}
    </>
  );
}

function History({ part }: { part: ReceiptPart }) {
  const instantText = useInstantText();
  const t = useTranslations("receipt");
  const channel = useTranslations("comment.channel");
  const actions = useTranslations("moderation.action");
  const events = [
    { at: part.receivedAt, text: t("received", { channel: channel(part.channel) }) },
    ...part.revisedAt.map((at, index) => ({ at, text: t("revised", { number: index + 1 }) })),
    ...part.decisions.map(({ decidedAt, action }) => ({ at: decidedAt, text: actions(action) })),
    ...(part.withdrawnAt ? [{ at: part.withdrawnAt, text: t("withdrawn") }] : []),
  ];
  return (
    <ol className="history">
      {events.map(({ at, text }, index) => (
        <li key={index}>
          <time dateTime={at.toISOString()}>{instantText(at)}</time>: {text}
        </li>
      ))}
    </ol>
  );
}
