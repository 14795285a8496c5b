import { LONGEST, type OUTCOMES } from "~/synthesis/answer.schema";
import { messages } from "~/messages";
import { fill } from "~/messages/fill";
import type { Doubt, ReturnedAct } from "./acts";

type Outcome = (typeof OUTCOMES)[number];

export interface DoneWith {
  /** Null where no change of the comment stands in the text. */
  change: { outcome: Exclude<ReturnedAct, "none">; finalText: string | null } | null;
  replies: { text: string }[];
  /** The comment was deleted from the copy. */
  gone: boolean;
  closed: boolean;
}

export interface Proposed {
  act: ReturnedAct;
  acted: boolean;
  outcome: Outcome | null;
  text: string;
  doubts: Doubt[];
}

/** Characters of a paragraph that are repeated in a response. */
const REPEATED = 2_000;

/**
 * The response that what the drafters did with a comment is to become. Their own words say it best; a change says it
 * where they wrote none; and where neither does, or the two do not agree, the doubts say what a person has to settle.
 */
export function proposeResponse({ change, replies, gone, closed }: DoneWith): Proposed {
  const words = messages.returned.standard;
  const act = change?.outcome ?? "none";
  const acted = (act !== "none" && act !== "open") || replies.length > 0 || gone || closed;
  const said = replies.map(({ text }) => text).join("\n");
  const named = replies.map(({ text }) => readOutcome(text)).findLast((each) => each !== null) ?? null;
  const doubts: Doubt[] = gone ? ["gone"] : [];
  let outcome = named;
  let text = said;
  if (change && act !== "open") {
    const fitting = FITTING[act as "accepted"];
    if (act === "edited") doubts.push(change.finalText === null ? "paragraph-gone" : "edited");
    if (named && !fitting.includes(named)) doubts.push("contradicts");
    if (act !== "edited" || change.finalText !== null) outcome ??= fitting[0]!;
    if (!text && act === "accepted") text = words.accepted;
    if (!text && act === "edited" && change.finalText && change.finalText.length <= REPEATED) text = fill(words.edited, { text: change.finalText });
  } else if (act === "open" && said) doubts.push("open");
  if (text.length > LONGEST) {
    doubts.push("too-long");
    text = "";
  } else if (acted && !text) doubts.push("no-text");
  if (acted && !outcome) doubts.push("no-outcome");
  return { act, acted, outcome, text, doubts };
}

/** What may be said of a change that was decided so; the first where nothing is said. */
const FITTING = { accepted: ["accept", "accept_part"], edited: ["accept_part", "accept"], rejected: ["explain", "note"] } as Record<"accepted" | "edited" | "rejected", Outcome[]>;

const BEGINNINGS: [Outcome, string][] = [
  ["explain", "không tiếp thu|chưa tiếp thu|không đồng ý|giữ nguyên|giữ như dự thảo|giải trình"],
  ["accept_part", "tiếp thu một phần|đồng ý một phần|tiếp thu 1 phần"],
  ["accept", "tiếp thu|đồng ý|nhất trí"],
  ["note", "ghi nhận"],
];

/** The outcome that an answer names where it begins; null where it names none. */
export function readOutcome(answer: string): Outcome | null {
  const begin = answer.normalize("NFC").toLowerCase().replace(/\s+/g, " ").replace(/^[^\p{L}]+/u, "").replace(/^(?:(?:đã|xin|ban soạn thảo|tổ biên tập|tổ soạn thảo) )+/u, "");
  return BEGINNINGS.find(([, words]) => new RegExp(`^(?:${words})(?!\\p{L})`, "u").test(begin))?.[0] ?? null;
}
