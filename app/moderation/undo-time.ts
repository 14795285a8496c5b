/** Within this time a decision can be taken back before anybody else sees it. Milliseconds. */
export const UNDO_MS = 10_000;

/** Comments that are decided on together at most. */
export const BATCH_MAX = 500;
