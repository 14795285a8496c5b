import { data, type AppLoadContext } from "@remix-run/node";
import type { FormState } from "~/comments/form-state";

/** Kept by the person's own browser only, so that going back shows the form as it was instead of asking to resend. */
const PRIVATE = { "Cache-Control": "private, no-cache" };

/**
 * Shows a comment form again. Comments are taken before a request comes to a route (see receiveForm); what arrives
 * here was refused there, or was no form of ours.
 */
export function showFormAgain<State = FormState>({ received }: AppLoadContext) {
  if (!received) throw data(null, { status: 415 });
  return data(received.shown as State, { status: received.status, headers: PRIVATE });
}
