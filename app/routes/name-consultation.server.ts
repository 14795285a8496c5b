import { redirect } from "@remix-run/node";

/**
 * A staff page whose address names no consultation goes on to the address that names the one it would show: its links and
 * forms stay with that one when another opens meanwhile. @throws a redirect
 */
export function nameConsultation(request: Request, slug: string) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.searchParams.has("dot")) return;
  url.searchParams.set("dot", slug);
  throw redirect(`${url.pathname}?${url.searchParams}`);
}
