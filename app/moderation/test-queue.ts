import type { QueueFilter } from "./list-queue.server";

/** Narrows nothing: all that waits. */
export const EVERYTHING = {
  state: "pending",
  sectionPath: null,
  kind: null,
  channel: null,
  district: null,
  age: null,
  flag: null,
  groupId: null,
  words: null,
  waits: null,
  after: null,
} satisfies Partial<QueueFilter>;
