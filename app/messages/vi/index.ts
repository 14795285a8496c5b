import { answers } from "./answers";
import { auth } from "./auth";
import { bulk } from "./bulk";
import { collection } from "./collection";
import { comment } from "./comment";
import { common } from "./common";
import { consultation } from "./consultation";
import { delivery } from "./delivery";
import { desk } from "./desk";
import { documents } from "./documents";
import { exports } from "./exports";
import { flags } from "./flags";
import { form } from "./form";
import { grouping } from "./grouping";
import { intakeMail } from "./intake-mail";
import { intake } from "./intake";
import { mail } from "./mail";
import { moderation } from "./moderation";
import { numbers } from "./numbers";
import { offline } from "./offline";
import { openData } from "./open-data";
import { privacy } from "./privacy";
import { published } from "./published";
import { reading } from "./reading";
import { receipt } from "./receipt";
import { retention } from "./retention";
import { returned } from "./returned";
import { script } from "./script";
import { reconciliation } from "./reconciliation";
import { search } from "./search";
import { secondFactor } from "./second-factor";
import { secondLook } from "./second-look";
import { sheet } from "./sheet";
import { staff } from "./staff";
import { staffAdmin } from "./staff-admin";
import { transparency } from "./transparency";
import { synthesis } from "./synthesis";
import { worker } from "./worker";

/** Every Vietnamese text of the screens, by the part of the portal that shows it. ICU message syntax. */
export const vi = {
  answers,
  auth,
  bulk,
  collection,
  comment,
  common,
  consultation,
  delivery,
  desk,
  documents,
  exports,
  flags,
  form,
  grouping,
  intakeMail,
  intake,
  mail,
  moderation,
  numbers,
  offline,
  openData,
  privacy,
  published,
  reading,
  receipt,
  reconciliation,
  retention,
  returned,
  script,
  search,
  secondFactor,
  secondLook,
  sheet,
  staff,
  staffAdmin,
  transparency,
  synthesis,
  worker,
} as const;
