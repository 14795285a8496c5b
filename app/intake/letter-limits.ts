/** Files of one letter's pages, and bytes of each. */
export const LETTER_PAGES_MAX = 30;
export const LETTER_PAGE_BYTES = 15 * 2 ** 20;
