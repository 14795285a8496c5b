import { redirectDocument, type AppLoadContext } from "@remix-run/node";
import { readSession, type Session } from "./read-session.server";
import { isSecondFactorRequired } from "./require-second-factor.server";
import { ASKED_BY_PAGES, ENROL, safeReturnPath, SIGN_IN } from "./return-path";
import type { Role } from "./roles";
import { readSessionToken } from "./session-cookie.server";

/** The live session of this request, or null. */
export async function findSession(request: Request, context: Pick<AppLoadContext, "env" | "db" | "requestedAt">): Promise<Session | null> {
  const token = readSessionToken(context.env, request);
  return token ? readSession(context.db.prisma, { token }, context.requestedAt) : null;
}

/**
 * The guard of every staff loader and action: one of `roles` (any role when none is named), or an administrator.
 * @throws a redirect to the sign-in page for strangers, to the page of the second factor for those who must have one
 *   and do not, 403 for staff without the role
 */
export async function requireStaff(request: Request, context: AppLoadContext, ...roles: Role[]): Promise<Session> {
  const session = await requireSession(request, context);
  if (!session.staff.secondFactor && (await isSecondFactorRequired(context.db.prisma))) throw redirectDocument(ENROL);
  const own = session.staff.roles;
  const allowed =
    own.includes("administrator") || (roles.length === 0 ? own.length > 0 : roles.some((role) => own.includes(role)));
  if (!allowed) throw new Response(null, { status: 403 });
  return session;
}

/** A session, with or without the second factor it may need: for the page where that is set up, and no other. */
export async function requireSession(request: Request, context: AppLoadContext): Promise<Session> {
  const session = await findSession(request, context);
  if (session) return session;
  const own = new URL(context.env.PUBLIC_URL ?? context.origin).origin;
  throw redirectDocument(`${SIGN_IN}?${new URLSearchParams({ tiep: returnPath(request, own) })}`);
}

/** The page the person was on: for a form, and for what a page asks for by itself, the page that holds it. */
function returnPath(request: Request, own: string): string {
  const asked = new URL(request.url);
  if ((request.method === "GET" || request.method === "HEAD") && !ASKED_BY_PAGES.test(asked.pathname)) {
    return safeReturnPath(asked.pathname + asked.search);
  }
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return safeReturnPath(null);
  const { origin, pathname, search } = new URL(referer);
  return safeReturnPath(origin === own ? pathname + search : null);
}
