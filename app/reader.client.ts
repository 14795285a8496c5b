import { addToCollection } from "./ui/add-to-collection.client";
import { showCollection } from "./ui/collection-page.client";
import { keepDrafts } from "./ui/keep-drafts.client";
import { keepForOffline } from "./ui/offline.client";
import { measureTime } from "./ui/measure-time.client";
import { openFormInPlace } from "./ui/open-form.client";
import { watchOutbox } from "./ui/outbox-panel.client";
import { quoteSelection } from "./ui/quote.client";
import { offerReadingTools } from "./ui/reading-tools.client";
import { sendComment } from "./ui/send-comment.client";
import { giveKey } from "./ui/submission-key.client";
import { supportInPlace } from "./ui/support.client";
import { applyTextSize } from "./ui/text-size.client";

/** What only a script can add to a public page. Each part works alone; none is needed to read or to comment. */
applyTextSize();
const form = document.querySelector<HTMLFormElement>("form#gop-y");
const collection = document.querySelector<HTMLElement>("[data-collection]");
if (collection) showCollection(collection, form);
if (form) {
  giveKey(form);
  measureTime(form);
}
if (form && !collection) {
  openFormInPlace(form);
  quoteSelection(form);
  addToCollection(form);
}
if (form) sendComment(form);
keepDrafts(collection ? null : form);
watchOutbox(form);
keepForOffline();
supportInPlace();
offerReadingTools();
