import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";
import { SIGN_IN, STAFF_HOME } from "~/auth/return-path";
import { clearedSessionCookie, readSessionToken } from "~/auth/session-cookie.server";
import { signOut } from "~/auth/sign-out.server";

/** Only a form signs out; an address that was opened leads back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  return redirect(STAFF_HOME);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = readSessionToken(context.env, request);
  if (token) await signOut(context.db, { token }, context.requestedAt);
  return redirect(`${SIGN_IN}?da-dang-xuat`, {
    status: 303,
    headers: { "Set-Cookie": clearedSessionCookie(context.env) },
  });
}
