import { useFetcher, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { QueueCounts } from "./count-queue.server";
import { DESK_ACTS } from "./desk-address";
import type { Held } from "./lease.server";

/** How often the numbers are asked for while the desk is looked at. Milliseconds. */
const EVERY = 12_000;

export interface LiveDesk {
  counts: QueueCounts | null;
  /** Comments each saved filter finds, by its id. */
  saved: Record<string, number>;
  held: Held[];
}

/** Numbers and leases, kept fresh; null until they first come. The list itself does not move. */
export function useLiveDesk(): LiveDesk | null {
  const { load, state, data } = useFetcher<LiveDesk>({ key: "live-desk" });
  const slug = new URLSearchParams(useLocation().search).get("dot");
  const busy = useRef(false);
  useEffect(() => {
    busy.current = state !== "idle";
  }, [state]);
  useEffect(() => {
    const ask = () => {
      if (!busy.current && document.visibilityState === "visible") load(slug ? `${DESK_ACTS}?${new URLSearchParams({ dot: slug })}` : DESK_ACTS);
    };
    ask();
    const timer = setInterval(ask, EVERY);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [load, slug]);
  return data ?? null;
}
