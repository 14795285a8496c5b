import { useState } from "react";
import type { FieldSpan } from "./check-spans";
import { KEEPS_RULES, MERGES, MOVES, REOPENS } from "./rules";
import type { SelectedPart } from "./use-selected-part";

export type Choice = "publish" | "withhold" | "reopen" | "move" | "merge";

/** A decision that is being made; nothing of it has been sent. */
export interface DecisionDraft {
  key: string;
  choice: Choice | null;
  /** Of withholding. */
  reason: string;
  note: string;
  spans: FieldSpan[];
  /** A part that waits for the reason to hide it. */
  picking: SelectedPart | null;
  /** Of a move: path of a section, "" for the whole draft; null until chosen. */
  to: string | null;
  /** Of a merge: the code as typed. */
  into: string;
}

/** What a comment already is: its spans, if it is public. */
export interface Standing {
  state: string;
  spans: FieldSpan[];
  /** Its author asks for another look: the same decision again is an answer. */
  asked: boolean;
}

const empty = (key: string, spans: FieldSpan[]): DecisionDraft => ({ key, choice: null, reason: "", note: "", spans, picking: null, to: null, into: "" });

/** A draft belongs to one version of one comment; with another `key` there is a new one, which hides what is hidden now. */
export function useDecisionDraft(key: string, spans: FieldSpan[]) {
  const [held, setHeld] = useState(() => empty(key, spans));
  const draft = held.key === key ? held : empty(key, spans);
  const change = (changes: Partial<DecisionDraft>) => setHeld({ ...draft, ...changes });
  return {
    draft,
    choose: (choice: Choice) => change({ choice, picking: null }),
    setNote: (note: string) => change({ note }),
    setTo: (to: string) => change({ to, choice: "move", picking: null }),
    setInto: (into: string) => change({ into }),
    pick: (picking: SelectedPart) => change({ picking }),
    hide: (span: FieldSpan) => change({ spans: [...draft.spans, span], picking: null, choice: "publish" }),
    /** Of the part that waits for one, else of withholding. */
    setReason(reason: string) {
      if (draft.picking)
        change({ spans: [...draft.spans, { ...draft.picking, reason }], picking: null, choice: "publish" });
      else change({ reason, choice: "withhold" });
    },
    /** Takes back the part that was added last, or the one at `index`. */
    undo(index = draft.spans.length - 1) {
      if (draft.picking) change({ picking: null });
      else change({ spans: draft.spans.filter((_, at) => at !== index) });
    },
    cancel() {
      if (draft.picking) change({ picking: null });
      else change({ choice: null, reason: "" });
    },
    clear: () => setHeld(empty(key, spans)),
  };
}

export type DraftControls = ReturnType<typeof useDecisionDraft>;

/** What is missing before the draft can be sent; null when nothing is. */
export function missing({ choice, reason, note, picking, to, into, spans }: DecisionDraft, standing: Standing) {
  if (choice === null) return "choose";
  if (picking || (choice === "withhold" && reason === "")) return "chooseReason";
  if (choice === "reopen") return note.trim() === "" ? "needNote" : null;
  if (choice === "move") return to === null ? "choosePlace" : null;
  if (choice === "merge") return into.trim() === "" ? "chooseInto" : null;
  const same = standing.state === "published" && JSON.stringify(spans) === JSON.stringify(standing.spans);
  return choice === "publish" && same && !standing.asked ? "unchanged" : null;
}

/** The decision a complete draft stands for. */
export function decisionOf({ choice, reason, note, spans, to, into }: DecisionDraft & { choice: Choice }) {
  const first = choice === "publish" ? spans[0] : undefined;
  const target = { to: to ?? "", into };
  if (first) return { action: "redact" as const, reason: first.reason, note, spans: JSON.stringify(spans), ...target };
  const own = { publish: KEEPS_RULES, withhold: reason, reopen: REOPENS, move: MOVES, merge: MERGES }[choice];
  return { action: choice, reason: own, note, spans: "[]", ...target };
}
