import { readPlace } from "../read-place";

/** An address or a code with the consultation's name before it, and a section's code by itself ("p2-b-ii", "p2-b-ii/d3"). */
const ADDRESS = /https?:\/\/[^\s<>"]+/g;
const CODE = /(?<![\p{L}\p{N}/-])[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){0,2}(?![\p{L}\p{N}-])/giu;
/** Characters that are searched. */
const SEARCHED = 50_000;

/**
 * The section a text names by its code or its address, as it is written there; the first where it names several, ""
 * for none. A word is a code only where it names the consultation too, or has the hyphens of a section's path.
 */
export function findPlace(text: string, slug: string, isKnown: (place: string) => boolean): string {
  const searched = text.slice(0, SEARCHED);
  const addresses = (searched.match(ADDRESS) ?? []).map((address) => address.replace(/[.,;:)\]]+$/, ""));
  const codes = (searched.replace(ADDRESS, " ").match(CODE) ?? []).filter((code) => code.includes("-"));
  for (const typed of [...addresses, ...codes]) {
    const place = readPlace(typed, slug);
    if (place && place.section !== null && isKnown(typed)) return typed;
  }
  return "";
}
