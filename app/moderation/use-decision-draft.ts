import { useState } from "react";
import type { FieldSpan } from "./check-spans";
import { KEEPS_RULES, REOPENS } from "./rules";
import type { SelectedPart } from "./use-selected-part";

export type Choice = "publish" | "withhold" | "reopen";

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
}

const empty = (key: string): DecisionDraft => ({ key, choice: null, reason: "", note: "", spans: [], picking: null });

/** A draft belongs to one version of one comment; with another `key` there is a new, empty one. */
export function useDecisionDraft(key: string) {
  const [held, setHeld] = useState(() => empty(key));
  const draft = held.key === key ? held : empty(key);
  const change = (changes: Partial<DecisionDraft>) => setHeld({ ...draft, ...changes });
  return {
    draft,
    choose: (choice: Choice) => change({ choice, picking: null }),
    setNote: (note: string) => change({ note }),
    pick: (picking: SelectedPart) => change({ picking }),
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
    clear: () => setHeld(empty(key)),
  };
}

export type DraftControls = ReturnType<typeof useDecisionDraft>;

/** What is missing before the draft can be sent; null when nothing is. */
export function missing({
  choice,
  reason,
  note,
  picking,
}: DecisionDraft): "choose" | "chooseReason" | "needNote" | null {
  if (choice === null) return "choose";
  if (picking || (choice === "withhold" && reason === "")) return "chooseReason";
  return choice === "reopen" && note.trim() === "" ? "needNote" : null;
}

/** The decision a complete draft stands for. */
export function decisionOf({ choice, reason, note, spans }: DecisionDraft & { choice: Choice }) {
  const first = choice === "publish" ? spans[0] : undefined;
  if (first) return { action: "redact" as const, reason: first.reason, note, spans: JSON.stringify(spans) };
  const own = { publish: KEEPS_RULES, withhold: reason, reopen: REOPENS }[choice];
  return { action: choice, reason: own, note, spans: "[]" };
}
