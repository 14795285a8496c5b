import { comment } from "./comment";
import { common } from "./common";
import { moderation } from "./moderation";

/** Every Vietnamese text of the screens, by the part of the portal that shows it. ICU message syntax. */
export const vi = { common, comment, moderation } as const;
