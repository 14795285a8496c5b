/** The ways on which letters and mails come, and what became of each, in the order screens show them. */
export const ITEM_CHANNELS = ["post", "email"] as const;
export const ITEM_STATES = ["waiting", "registered", "refused", "set_aside"] as const;

export type ItemChannel = (typeof ITEM_CHANNELS)[number];
export type ItemState = (typeof ITEM_STATES)[number];
