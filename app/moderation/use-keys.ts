import { useEffect, useRef } from "react";

export type KeyMap = Partial<Record<string, (event: KeyboardEvent) => void>>;

const TYPING = "textarea, select, [contenteditable], input:not([type='radio'], [type='checkbox'], [type='submit'])";
/** Elements that answer to Enter, the space bar or arrows themselves. */
const OWN_ENTER = "a, button, summary, input, [role='button']";
const OWN_ARROWS = "input[type='radio'], [data-own-arrows]";

/** Single-key shortcuts of the whole page. They never act while somebody types, nor with Ctrl, Alt or Meta. */
export function useKeys(keys: KeyMap) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(TYPING) || target.closest("dialog[open]")) return;
      if (event.key === "Enter" && target.closest(OWN_ENTER)) return;
      if (event.key.startsWith("Arrow") && (event.shiftKey || target.closest(OWN_ARROWS))) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
