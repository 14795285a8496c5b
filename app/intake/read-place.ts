import type { Place } from "~/comments/find-target.server";
import { locales } from "~/messages";

const PATH = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LANGUAGE = new RegExp(`^/(${locales.join("|")})(?=/|$)`);

/**
 * The place that a sheet's code names: "slug/path", "path", or "slug" for the whole draft, each section with "/d3" (or
 * " đoạn 3") for a paragraph; or the address its QR code holds, whatever host and language it names. An empty text is
 * the whole draft. Null for what is none, or names another consultation than `slug`. The draft may not have the place.
 */
export function readPlace(typed: string, slug: string): Place | null {
  const text = typed.normalize("NFC").trim().toLowerCase();
  const code = /^https?:/.test(text) ? fromAddress(text) : text.replace(/\s*[\s/][dđ](?:o[aạ]n)?\s*(\d+)$/, "/d$1");
  if (code === null) return null;
  const steps = code.replace(/^\/+|\/+$/g, "").split("/");
  if (steps[0] === slug || steps[0] === "") steps.shift();
  const [section, paragraph, ...more] = steps;
  if (section === undefined) return { section: null, paragraph: null };
  if (more.length > 0 || !PATH.test(section)) return null;
  if (paragraph === undefined) return { section, paragraph: null };
  return /^d[1-9]\d{0,4}$/.test(paragraph) ? { section, paragraph: Number(paragraph.slice(1)) } : null;
}

/** The part of an address that names a page: its path without the language, and the paragraph behind "#". */
function fromAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, hash } = new URL(address);
  return pathname.replace(LANGUAGE, "") + (/^#d\d+$/.test(hash) ? `/${hash.slice(1)}` : "");
}
