import { fill, words } from "~/messages/script";
import { make, makeButton } from "./make.client";

const said = words.textSize;
const KEPT = "co-chu";
/** Per cent of the browser's own size. */
const SIZES = [100, 125, 150, 175, 200];

/** The size chosen on this device, on every page. */
export function applyTextSize(): number {
  let size = 100;
  try {
    size = Number(localStorage.getItem(KEPT)) || 100;
  } catch {
    // Storage may be closed to us.
  }
  setTextSize(size);
  return size;
}

function setTextSize(size: number) {
  const { style, dataset } = document.documentElement;
  style.fontSize = size === 100 ? "" : `${size}%`;
  if (size === 100) delete dataset.large;
  else dataset.large = "";
}

export function textSizeControl(): HTMLElement {
  let size = applyTextSize();
  const status = make("span", { role: "status" });
  const choose = (next: number | undefined) => {
    if (next === undefined) return;
    size = next;
    setTextSize(size);
    try {
      localStorage.setItem(KEPT, String(size));
    } catch {
      // As above.
    }
    status.textContent = fill(said.now, { size });
    show();
  };
  const at = (step: number) => SIZES[SIZES.indexOf(size) + step];
  const smaller = makeButton("A−", () => choose(at(-1)), { "aria-label": said.smaller });
  const usual = makeButton("A", () => choose(100), { "aria-label": said.usual });
  const larger = makeButton("A+", () => choose(at(1)), { "aria-label": said.larger });
  const show = () => {
    smaller.setAttribute("aria-disabled", String(at(-1) === undefined));
    usual.setAttribute("aria-pressed", String(size === 100));
    larger.setAttribute("aria-disabled", String(at(1) === undefined));
  };
  show();
  return make("div", { role: "group", "aria-label": said.label }, make("span", { "aria-hidden": "true" }, `${said.label}:`), smaller, usual, larger, status);
}
