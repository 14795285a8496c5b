import { useFetcher, useLocation, useNavigate, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { QueueCounts } from "./count-queue.server";
import type { Action } from "./decide.server";
import { DESK, DESK_ACTS, deskPath, readDeskAddress, type DeskAddress } from "./desk-address";
import type { Held } from "./lease.server";
import type { QueueRow } from "./list-queue.server";
import type { Place } from "./place";
import type { ProposeResult } from "./propose-decision.server";
import type { UndoResult } from "./undo-decision.server";
import { UNDO_MS } from "./undo-time";

/** A decision on its way to the server. */
export interface Sent {
  commentId: string;
  version: number;
  revision: number;
  action: Action;
  reason: string;
  note: string;
  /** As JSON. */
  spans: string;
  to: string;
  into: string;
  place: Place;
  /** The comment stays open: what comes next is another decision on it. */
  stays: boolean;
}

export type Answer = ProposeResult | { ok: false; reason: "bad-form" | "not-sent" };

export interface Settled {
  sent: Sent;
  answer: Answer;
}

/** A decision that can still be taken back, until this instant of the browser's clock. */
export interface Undoable {
  batchId: string;
  commentId: string;
  action: Action;
  needsSecond: boolean;
  until: number;
}

type Undone = { batchId: string; answer: UndoResult | { ok: false; reason: "failed" } };

/**
 * The desk's own memory. A decided comment leaves the list at once and the next one opens; when the server refuses, or
 * the decision is taken back, it comes back. The list is not read anew meanwhile, so nothing moves under a reader's eyes.
 */
export function useDesk(rows: QueueRow[], next: string | null, held: Held[] | null, sections: QueueCounts["sections"]) {
  const location = useLocation();
  const navigate = useNavigate();
  const { location: leaving } = useNavigation();
  const { revalidate } = useRevalidator();
  /** Decided comments, each with the version it was decided on; a list that knows a later one shows it again. */
  const [gone, setGone] = useState<ReadonlyMap<string, number>>(new Map());
  const [inFlight, setInFlight] = useState<Sent[]>([]);
  const [refused, setRefused] = useState<Settled[]>([]);
  const [last, setLast] = useState<Settled | null>(null);
  const [undoable, setUndoable] = useState<Undoable[]>([]);
  const [undone, setUndone] = useState<Undone | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const undo = useUndo((batchId, answer) => {
    const taken = undoable.find((each) => each.batchId === batchId);
    setUndoable((all) => all.filter((each) => each.batchId !== batchId));
    setUndone({ batchId, answer });
    if (!answer.ok || !taken) return;
    setLast(null);
    setGone((all) => new Map([...all].filter(([id]) => !answer.commentIds.includes(id))));
    // The moderator may be on the way elsewhere by now.
    if (leaving) return;
    if (rows.some(({ id }) => id === taken.commentId)) select(taken.commentId);
    else void revalidate();
  });

  const address = readDeskAddress(new URLSearchParams(location.search));
  const wanted = leaving?.pathname === DESK ? readDeskAddress(new URLSearchParams(leaving.search)) : address;
  const isGone = ({ id, version }: { id: string; version: number }) => version <= (gone.get(id) ?? -1);
  const visible = rows.filter((row) => !isGone(row));
  /** Who else has this comment open: as last heard, else as the list was loaded. */
  const heldBy = ({ id, heldBy: loaded }: QueueRow) => (held ? (held.find(({ commentId }) => commentId === id)?.name ?? null) : loaded);
  const free = (row: QueueRow) => heldBy(row) === null;
  const go = (to: DeskAddress) => navigate(deskPath(to), { replace: true, preventScrollReset: true });
  const select = (commentId: string) => void go({ ...wanted, commentId });

  /** Opens the next or previous comment that nobody else has open. */
  function step(by: 1 | -1) {
    const at = visible.findIndex(({ id }) => id === wanted.commentId);
    if (at < 0) return visible[0] && select(visible[0].id);
    const way = by === 1 ? visible.slice(at + 1) : visible.slice(0, at).toReversed();
    const row = way.find(free);
    if (row) select(row.id);
  }

  function send(sent: Sent) {
    setInFlight((all) => [...all, sent]);
    setRefused((all) => all.filter((each) => each.sent.commentId !== sent.commentId));
    setUndone(null);
    if (sent.stays) return;
    setGone((all) => new Map(all).set(sent.commentId, sent.version));
    setMarked((all) => new Set([...all].filter((id) => id !== sent.commentId)));
    const at = visible.findIndex(({ id }) => id === sent.commentId);
    const after = visible.slice(at + 1);
    const following = after.find(free) ?? after[0] ?? visible[at - 1];
    if (following) select(following.id);
    else if (next) void go({ ...wanted, after: next, commentId: null });
  }

  function settle(settled: Settled) {
    const { sent, answer } = settled;
    setInFlight((all) => all.filter((each) => each !== sent));
    setLast(settled);
    if (answer.ok && answer.effect === "proposed") {
      const { batchId, needsSecond } = answer;
      const { commentId, action } = sent;
      setUndoable((all) => [...all, { batchId, commentId, action, needsSecond, until: performance.now() + UNDO_MS }]);
    }
    if (answer.ok) return;
    setRefused((all) => [...all, settled]);
    setGone((all) => new Map([...all].filter(([id]) => id !== sent.commentId)));
  }

  const dismiss = (settled: Settled) => setRefused((all) => all.filter((each) => each !== settled));
  /** The time to take it back is over. */
  const forget = (batchId: string) => setUndoable((all) => all.filter((each) => each.batchId !== batchId));
  const latest = undoable.at(-1) ?? null;
  const undoLast = () => latest && undo(latest.batchId);

  function toggleMark(commentId: string) {
    setMarked((all) => new Set(all.has(commentId) ? [...all].filter((id) => id !== commentId) : [...all, commentId]));
  }
  const markAll = (mark: boolean) => setMarked(new Set(mark ? visible.map(({ id }) => id) : []));

  return {
    address, wanted, visible, sections, isGone, heldBy, inFlight, refused, last, latest, undone, marked,
    select, step, send, settle, dismiss, forget, undoLast, toggleMark, markAll,
  };
}

export type Desk = ReturnType<typeof useDesk>;

/** Asks the server to take a batch back, and tells once what came of it. */
export function useUndo(onAnswer: (batchId: string, answer: Undone["answer"]) => void) {
  const { submit, state, data } = useFetcher<UndoResult>({ key: "undo" });
  const asked = useRef<string | null>(null);
  const started = useRef(false);
  const tell = useRef(onAnswer);
  useEffect(() => {
    tell.current = onAnswer;
  });
  useEffect(() => {
    if (state !== "idle") started.current = true;
    if (state !== "idle" || !started.current || asked.current === null) return;
    const batchId = asked.current;
    asked.current = null;
    started.current = false;
    tell.current(batchId, data ?? { ok: false, reason: "failed" });
  }, [state, data]);
  return (batchId: string) => {
    if (asked.current !== null) return;
    asked.current = batchId;
    submit({ intent: "undo", id: batchId }, { method: "post", action: DESK_ACTS });
  };
}
