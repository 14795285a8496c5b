import { useEffect, useState } from "react";
import type { Fields } from "./check-spans";
import { selectedSpan, type Span } from "./selection";

export type SelectedPart = Span & { field: keyof Fields };

/**
 * The part of the comment's texts that was selected last. It outlives the selection itself, which a tap on a button
 * ends on some phones; it goes with the next click into a text, or with another comment (`key`).
 */
export function useSelectedPart(key: string, fields: Fields): [SelectedPart | null, () => void] {
  const [held, setHeld] = useState<{ key: string; part: SelectedPart | null }>({ key, part: null });
  const { text, proposed } = fields;

  useEffect(() => {
    function onSelectionChange() {
      const selection = document.getSelection();
      if (!selection) return;
      for (const root of document.querySelectorAll<HTMLElement>("[data-field]")) {
        const field = root.dataset.field === "proposed" ? "proposed" : "text";
        const span = selectedSpan(root, (field === "proposed" ? proposed : text) ?? "");
        if (span) return setHeld({ key, part: { field, ...span } });
        if (selection.isCollapsed && root.contains(selection.anchorNode)) return setHeld({ key, part: null });
      }
    }
    document.addEventListener("selectionchange", onSelectionChange);
    return () => document.removeEventListener("selectionchange", onSelectionChange);
  }, [key, text, proposed]);

  return [
    held.key === key ? held.part : null,
    () => {
      document.getSelection()?.removeAllRanges();
      setHeld({ key, part: null });
    },
  ];
}
