import { auth } from "./auth";
import { collection } from "./collection";
import { comment } from "./comment";
import { common } from "./common";
import { consultation } from "./consultation";
import { exports } from "./exports";
import { form } from "./form";
import { mail } from "./mail";
import { moderation } from "./moderation";
import { offline } from "./offline";
import { openData } from "./open-data";
import { privacy } from "./privacy";
import { published } from "./published";
import { reading } from "./reading";
import { receipt } from "./receipt";
import { script } from "./script";
import { reconciliation } from "./reconciliation";
import { search } from "./search";
import { sheet } from "./sheet";
import { staff } from "./staff";
import { synthesis } from "./synthesis";
import { worker } from "./worker";

/** Every Vietnamese text of the screens, by the part of the portal that shows it. ICU message syntax. */
export const vi = {
  auth,
  collection,
  comment,
  common,
  consultation,
  exports,
  form,
  mail,
  moderation,
  offline,
  openData,
  privacy,
  published,
  reading,
  receipt,
  reconciliation,
  script,
  search,
  sheet,
  staff,
  synthesis,
  worker,
} as const;
