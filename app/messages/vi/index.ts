import { auth } from "./auth";
import { comment } from "./comment";
import { common } from "./common";
import { consultation } from "./consultation";
import { exports } from "./exports";
import { form } from "./form";
import { mail } from "./mail";
import { moderation } from "./moderation";
import { privacy } from "./privacy";
import { reading } from "./reading";
import { receipt } from "./receipt";
import { script } from "./script";
import { staff } from "./staff";

/** Every Vietnamese text of the screens, by the part of the portal that shows it. ICU message syntax. */
export const vi = {
  auth,
  comment,
  common,
  consultation,
  exports,
  form,
  mail,
  moderation,
  privacy,
  reading,
  receipt,
  script,
  staff,
} as const;
