import { script as en } from "./en/script";
import { script as vi } from "./vi/script";

export { fill } from "./fill";

/** Put in by the build, which makes the script of the public pages once for each language. */
declare const __LOCALE__: string;

/** What that script says. Small: it has no message formatter, and no other language. */
export const words = __LOCALE__ === "en" ? (en as typeof vi) : vi;
