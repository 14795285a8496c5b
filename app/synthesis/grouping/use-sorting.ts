import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useKeys, type KeyMap } from "~/moderation/use-keys";
import type { Kept } from "./refusal";

interface Sorting {
  /** The comments of the page, in its order. */
  listed: readonly string[];
  /** The section's topics, in their order: keys 1 to 9 stand for the first nine. */
  topicIds: readonly string[];
  /** The topic whose comments are shown; null where a section's are. */
  fromTopicId: string | null;
  /** Whether a comment that is put into a topic leaves the list. */
  leaves: boolean;
  /** What "z" undoes; null where there is nothing. */
  undoable: { topicId: string; version: number } | null;
  /** Whether anything can be changed. */
  enabled: boolean;
}

interface Sent {
  fields: Record<string, string>;
  ids: readonly string[];
}

const none: ReadonlySet<string> = new Set();

/**
 * Which comments are chosen and which one is read, and the ways of putting them into topics: keys and drag. Acts go out
 * one after the other, so that keys may be quicker than the network; what is on its way is shown as done.
 */
export function useSorting({ listed, topicIds, fromTopicId, leaves, undoable, enabled }: Sorting) {
  const answer = useActionData<{ kept: Kept }>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(() => new Set(answer?.kept.ids));
  const [at, setAt] = useState(-1);
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [away, setAway] = useState(none);
  const [waiting, setWaiting] = useState<readonly Sent[]>([]);
  const submit = useSubmit();
  const busy = useNavigation().state !== "idle";
  const refused = useRef(answer);
  const flight = useRef<"none" | "sent" | "begun">("none");

  // What was refused is chosen again, and what was to follow it is left to be looked at.
  useEffect(() => {
    if (refused.current === answer) return;
    refused.current = answer;
    if (!answer) return;
    setMarked((now) => new Set([...now, ...answer.kept.ids]));
    setWaiting([]);
  }, [answer]);
  useEffect(() => {
    if (busy) flight.current = "begun";
    // What was sent shows as a navigation a moment later; a second one in between would cut it off.
    if (busy || flight.current === "sent") return;
    flight.current = "none";
    const [next, ...rest] = waiting;
    if (!next) {
      setAway(none);
      return;
    }
    setWaiting(rest);
    flight.current = "sent";
    const body = new FormData();
    for (const [name, value] of Object.entries(next.fields)) body.set(name, value);
    for (const id of next.ids) body.append("id", id);
    submit(body, { method: "post", preventScrollReset: true });
  }, [busy, waiting, submit]);

  const ids = listed.filter((id) => !away.has(id));
  const toggle = (id: string) => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  const current = ids[Math.min(at, ids.length - 1)] ?? null;
  /** Takes what is on its way out of the choice, and out of the list where it leaves that. */
  const depart = (sent: readonly string[], gone: boolean) => {
    setMarked((now) => new Set([...now].filter((id) => !sent.includes(id))));
    if (gone) setAway((now) => new Set([...now, ...sent]));
  };
  const send = (fields: Record<string, string>, sent: readonly string[]) => {
    if (!enabled) return;
    depart(sent, leaves && sent.length > 0);
    setWaiting((now) => [...now, { fields, ids: sent }]);
  };
  const put = (topicId: string | undefined, sent: readonly string[]) => {
    if (!topicId || topicId === fromTopicId || sent.length === 0) return;
    send(fromTopicId ? { intent: "move", fromTopicId, topicId } : { intent: "add", topicId }, sent);
  };
  const chosen = () => {
    const visible = ids.filter((id) => marked.has(id));
    return visible.length > 0 ? visible : current ? [current] : [];
  };
  const step = (by: 1 | -1) => {
    if (ids.length === 0) return;
    const next = Math.max(0, Math.min(ids.length - 1, Math.min(at, ids.length - 1) + by));
    setAt(next);
    const row = document.getElementById(`y-${ids[next]!}`);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector("input")?.focus({ preventScroll: true });
  };
  const focus = (id: string) => document.getElementById(id)?.focus();
  const digits: KeyMap = Object.fromEntries(topicIds.slice(0, 9).map((topicId, index) => [String(index + 1), () => put(topicId, chosen())]));
  useKeys({
    ...digits,
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    x: () => current && toggle(current),
    m: () => focus("chon-nhom"),
    n: () => focus("nhom-moi"),
    t: () => focus("chon-nhan"),
    z: () => undoable && send({ intent: "undo", topicId: undoable.topicId, version: String(undoable.version) }, []),
  });

  return {
    ids,
    /** Of those that are listed. */
    marked: new Set(ids.filter((id) => marked.has(id))) as ReadonlySet<string>,
    toggle,
    markAll: () => setMarked(new Set(ids)),
    clear: () => setMarked(none),
    current,
    read: (id: string) => setAt(ids.indexOf(id)),
    busy: busy || waiting.length > 0,
    /** The form that names what is chosen has been sent. */
    formSent: () => depart([...marked], false),
    /** Begins to drag a comment, with the others that are chosen if it is one of them. */
    drag: (id: string) => setDragged(marked.has(id) ? ids.filter((each) => marked.has(each)) : [id]),
    dragged,
    drop: (topicId: string) => {
      put(topicId, dragged);
      setDragged([]);
    },
    endDrag: () => setDragged([]),
  };
}

export type SortingState = ReturnType<typeof useSorting>;
