/** What became of a tap of "đồng tình": `?dong-tinh=` of the comment's page, and a key of its words. */
export const SUPPORT_OUTCOMES = ["cam-on", "da-co", "het-han", "qua-nhieu"] as const;
export type SupportOutcome = (typeof SUPPORT_OUTCOMES)[number];
