import { keepDrafts } from "./ui/keep-drafts.client";
import { openFormInPlace } from "./ui/open-form.client";
import { giveKey } from "./ui/submission-key.client";

/** What only a script can add to a public page. Each part works alone; none is needed to read or to comment. */
const form = document.querySelector<HTMLFormElement>("form#gop-y");
if (form) {
  giveKey(form);
  openFormInPlace(form);
}
keepDrafts(form);
