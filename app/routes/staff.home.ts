import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";

/**
 * The staff area's front door. The session's cookie is for paths below /can-bo, and the browser would ask for this
 * page's data at /can-bo.data, where the cookie does not go; so the page itself has an address below.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  return redirect("/can-bo/tong-quan");
}
