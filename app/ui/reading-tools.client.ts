import { make } from "./make.client";
import { readAloudControl } from "./read-aloud.client";
import { textSizeControl } from "./text-size.client";

/** The tools of a reader, after the title of what is read. */
export function offerReadingTools() {
  const title = document.querySelector(".section > h1, .full-text > h1");
  if (!title) return;
  const reader = readAloudControl();
  title.after(make("div", { class: "reading-tools" }, textSizeControl(), ...(reader ? [reader] : [])));
}
