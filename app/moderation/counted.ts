/** A saved filter's number stops here: past it a number helps nobody, and takes as long as there are comments. */
export const COUNTED = 300;
