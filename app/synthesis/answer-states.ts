/** none: nothing is drafted · drafted: waits for a second person · approved: will be published with the results · published: everybody reads it */
export const ANSWER_STATES = ["none", "drafted", "approved", "published"] as const;

export type AnswerState = (typeof ANSWER_STATES)[number];
