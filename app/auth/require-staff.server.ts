import { redirectDocument, type AppLoadContext } from "@remix-run/node";
import { readSession, type Session } from "./read-session.server";
import { safeReturnPath, SIGN_IN } from "./return-path";
import type { Role } from "./roles";
import { readSessionToken } from "./session-cookie.server";

/** The live session of this request, or null. */
export async function findSession(request: Request, context: AppLoadContext): Promise<Session | null> {
  const token = readSessionToken(context.env, request);
  return token ? readSession(context.db.prisma, { token }, context.requestedAt) : null;
}

/**
 * The guard of every staff loader and action: one of `roles` (any role when none is named), or an administrator.
 * @throws a redirect to the sign-in page for strangers, 403 for staff without the role
 */
export async function requireStaff(request: Request, context: AppLoadContext, ...roles: Role[]): Promise<Session> {
  const session = await findSession(request, context);
  if (!session) throw redirectDocument(`${SIGN_IN}?${new URLSearchParams({ tiep: returnPath(request) })}`);
  const own = session.staff.roles;
  const allowed = own.includes("administrator") || (roles.length === 0 ? own.length > 0 : roles.some((role) => own.includes(role)));
  if (!allowed) throw new Response(null, { status: 403 });
  return session;
}

/** The page the person was on: for a form, the page that holds it. */
function returnPath(request: Request): string {
  const page = request.method === "GET" || request.method === "HEAD" ? request.url : request.headers.get("referer");
  if (!page || !URL.canParse(page)) return safeReturnPath(null);
  const { origin, pathname, search } = new URL(page);
  return safeReturnPath(origin === new URL(request.url).origin ? pathname + search : null);
}
