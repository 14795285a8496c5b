import { useEffect } from "react";
import { DESK_ACTS } from "./desk-address";

/** The server forgets after two minutes without a sign of life. Milliseconds. */
const RENEW = 60_000;

/** Tells the others that this comment is open here, while it is open and looked at. Null holds nothing. */
export function useLease(commentId: string | null) {
  useEffect(() => {
    if (commentId === null) return;
    const tell = (intent: "hold" | "leave") => {
      const body = new URLSearchParams({ intent, id: commentId });
      // A lease that is not told keeps nobody from deciding.
      fetch(DESK_ACTS, { method: "POST", body, keepalive: true }).catch(() => undefined);
    };
    const hold = () => document.visibilityState === "visible" && tell("hold");
    const leave = () => tell("leave");
    hold();
    const timer = setInterval(hold, RENEW);
    document.addEventListener("visibilitychange", hold);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", hold);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [commentId]);
}
