import { RULES_VERSION } from "./rules";

/** Every version there was, the latest first, with the day it came into force; the first was there from the beginning. */
export const RULES_VERSIONS = [
  { version: RULES_VERSION, since: "23/11/2026" },
  { version: "1", since: null },
] as const;

export type RulesVersion = (typeof RULES_VERSIONS)[number]["version"];

/** Address at which a version stays readable. */
export const rulesAddress = (version: string) => `/quy-tac/${version}`;
