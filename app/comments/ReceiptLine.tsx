import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { sectionTitle } from "~/documents/SectionTitle";
import type { Messages } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { KeptFiles } from "./AttachForm";
import type { Receipt, ReceiptPart } from "./find-receipt.server";
import { SaidWords } from "./SaidWords";

type Rule = keyof Messages["moderation"]["rule"];

interface Props {
  receipt: Receipt;
  part: ReceiptPart;
  /** What its author has just done. */
  done: "revised" | "withdrawn" | "asked" | null;
  /** What was answered to it. */
  answer: ReactNode;
}

/** One comment of a receipt: what became of it and why, what it says, what its author can do. */
export function ReceiptLine({ receipt, part, done, answer }: Props) {
  const t = useTranslations("receipt");
  const files = useTranslations("intake.files");
  const looks = useTranslations("secondLook");
  const instantText = useInstantText();
  const several = receipt.parts.length > 1;
  const here = `/tra-cuu/${receipt.receiptCode}/${part.part}`;
  const { earlier, fixed, words, section, paragraph } = part;
  return (
    <article className="receipt-line" id={`y-kien-${part.part}`}>
      {done && (
        <div className="done" role="status">
          <p>{done === "asked" ? looks("done") : t(`done.${done}`)}</p>
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
      <SecondLook part={part} address={`${here}/xem-lai`} />
      {answer}
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
      {part.files.length > 0 && (
        <>
          <Heading several={several}>{files("kept")}</Heading>
          <KeptFiles files={part.files} />
        </>
      )}
      {fixed !== "withdrawn" && (
        <>
          <p className="hint">{t(`fixed.${fixed ?? "open"}`, { instant: instantText(receipt.closesAt) })}</p>
          <p className="receipt-acts">
            {fixed === null && <a href={`${here}/sua`}>{several ? t("editPart", { part: part.part }) : t("edit")}</a>}
            {fixed === null && <a href={`${here}/tep`}>{several ? files("linkPart", { part: part.part }) : files("link")}</a>}
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
  const secondLook = useTranslations("secondLook");
  const rules = useTranslations("moderation.rule");
  const decision = part.decisions.at(-1);
  if (!decision || part.state === "pending" || part.state === "withdrawn") return null;
  const hidden = [...new Set(decision.redactions.map(({ reason }) => rules(reason as Rule)))];
  return (
    <>
      {part.state === "withheld" && <p>{t("reason", { reason: rules(decision.reason as Rule) })}</p>}
      {hidden.length > 0 && <p>{t("hiddenParts", { reasons: hidden.join("; ") })}</p>}
      {decision.note && <p dir="auto">{t("note", { note: decision.note })}</p>}
      <p>
        <a href={`/quy-tac/${decision.rulesVersion}`}>{secondLook("rules", { version: decision.rulesVersion })}</a>
      </p>
    </>
  );
}

/** What came of a second look: the same again, or another decision. */
function useOutcome() {
  const t = useTranslations("secondLook");
  return ({ decision, answerDecision }: NonNullable<ReceiptPart["secondLook"]>) =>
    t(answerDecision?.action === decision.action ? "upheld" : "changed");
}

/** How to ask for a second look, that one was asked for, or what came of it. */
function SecondLook({ part: { secondLook, contestableUntil }, address }: { part: ReceiptPart; address: string }) {
  const t = useTranslations("secondLook");
  const instantText = useInstantText();
  const outcome = useOutcome();
  if (secondLook) return <p>{secondLook.answeredAt ? outcome(secondLook) : t("waiting")}</p>;
  if (!contestableUntil) return null;
  return (
    <p>
      {t("offer", { until: instantText(contestableUntil) })} <a href={address}>{t("link")}</a>
    </p>
  );
}

function History({ part }: { part: ReceiptPart }) {
  const instantText = useInstantText();
  const t = useTranslations("receipt");
  const channel = useTranslations("comment.channel");
  const actions = useTranslations("moderation.action");
  const looks = useTranslations("secondLook");
  const outcome = useOutcome();
  const events = [
    { at: part.receivedAt, text: t("received", { channel: channel(part.channel) }) },
    ...part.revisedAt.map((at, index) => ({ at, text: t("revised", { number: index + 1 }) })),
    ...part.decisions.map(({ decidedAt, action, movedTo }) => ({
      at: decidedAt,
      text:
        action === "move"
          ? looks("moved", { place: movedTo ? sectionTitle(movedTo) : t("wholeDraft") })
          : action === "merge"
            ? looks("merged")
            : actions(action),
    })),
    ...(part.secondLook ? [{ at: part.secondLook.requestedAt, text: looks("asked") }] : []),
    ...(part.secondLook?.answeredAt ? [{ at: part.secondLook.answeredAt, text: outcome(part.secondLook) }] : []),
    ...(part.withdrawnAt ? [{ at: part.withdrawnAt, text: t("withdrawn") }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
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
