import { useLocation, useNavigate, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { Action, DecideResult } from "./decide.server";
import { DESK, deskPath, readDeskAddress, type DeskAddress } from "./desk-address";
import type { QueueRow } from "./list-queue.server";
import type { Place } from "./place";

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
  place: Place;
}

export type Answer = DecideResult | { ok: false; reason: "bad-form" | "not-sent" };

export interface Settled {
  sent: Sent;
  answer: Answer;
}

/**
 * The desk's own memory. A decided comment leaves the list at once and the next one opens; when the server refuses,
 * it comes back with what the server said. The list is not read anew meanwhile, so nothing moves under a reader's eyes.
 */
export function useDesk(rows: QueueRow[], next: string | null) {
  const location = useLocation();
  const navigate = useNavigate();
  const { location: leaving } = useNavigation();
  /** Decided comments, each with the version it was decided on; a list that knows a later one shows it again. */
  const [gone, setGone] = useState<ReadonlyMap<string, number>>(new Map());
  const [inFlight, setInFlight] = useState<Sent[]>([]);
  const [refused, setRefused] = useState<Settled[]>([]);
  const [last, setLast] = useState<Settled | null>(null);

  const address = readDeskAddress(new URLSearchParams(location.search));
  const wanted = leaving?.pathname === DESK ? readDeskAddress(new URLSearchParams(leaving.search)) : address;
  const isGone = ({ id, version }: { id: string; version: number }) => version <= (gone.get(id) ?? -1);
  const visible = rows.filter((row) => !isGone(row));
  const go = (to: DeskAddress) => navigate(deskPath(to), { replace: true, preventScrollReset: true });
  const select = (commentId: string) => go({ ...wanted, commentId });

  function step(by: 1 | -1) {
    const at = visible.findIndex(({ id }) => id === wanted.commentId);
    const row = at < 0 ? visible[0] : visible[at + by];
    if (row) select(row.id);
  }

  function send(sent: Sent) {
    setInFlight((all) => [...all, sent]);
    setRefused((all) => all.filter((each) => each.sent.commentId !== sent.commentId));
    // A comment that is looked at again stays open: what comes next is another decision on it.
    if (sent.action === "reopen") return;
    setGone((all) => new Map(all).set(sent.commentId, sent.version));
    const at = visible.findIndex(({ id }) => id === sent.commentId);
    const following = visible[at + 1] ?? visible[at - 1];
    if (following) select(following.id);
    else if (next) go({ ...wanted, after: next, commentId: null });
  }

  function settle(settled: Settled) {
    const { sent, answer } = settled;
    setInFlight((all) => all.filter((each) => each !== sent));
    setLast(settled);
    if (answer.ok) return;
    setRefused((all) => [...all, settled]);
    setGone((all) => new Map([...all].filter(([id]) => id !== sent.commentId)));
  }

  const dismiss = (settled: Settled) => setRefused((all) => all.filter((each) => each !== settled));

  return { address, wanted, visible, isGone, inFlight, refused, last, select, step, send, settle, dismiss };
}

export type Desk = ReturnType<typeof useDesk>;
