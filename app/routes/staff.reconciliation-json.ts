import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";
import { reconcile } from "~/intake/reconciliation/reconcile.server";
import { loadRegister } from "./load-register.server";

/** The same numbers as the screen's, for a program. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk", "moderator", "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) return Response.json(null, { status: 404 });
  const numbers = await reconcile(context.db, { consultationId: register.id });
  return Response.json(
    { consultation: register.slug, at: context.requestedAt.toISOString(), adds_up: numbers.discrepancies.length === 0, ...numbers },
    { headers: { "Cache-Control": "no-store" } },
  );
}
