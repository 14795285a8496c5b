import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { DESK } from "./desk-address";
import type { Answer, Sent, Settled } from "./use-desk";

/** Sends one decision once, and tells what became of it. Shows nothing. */
export function DecisionInFlight({ sent, onSettled }: { sent: Sent; onSettled: (settled: Settled) => void }) {
  const { commentId, version, revision, action, reason, note, spans, to, into } = sent;
  const { submit, state, data } = useFetcher<{ answer: Answer }>();
  const phase = useRef<"new" | "sent" | "settled">("new");

  useEffect(() => {
    if (phase.current !== "new") return;
    phase.current = "sent";
    submit(
      { comment: commentId, version, revision, action, reason, note, spans, to, into },
      { method: "post", action: `${DESK}?index` },
    );
  }, [submit, commentId, version, revision, action, reason, note, spans, to, into]);

  useEffect(() => {
    if (state !== "idle" || !data || phase.current !== "sent") return;
    phase.current = "settled";
    onSettled({ sent, answer: data.answer });
  }, [state, data, sent, onSettled]);

  return null;
}
