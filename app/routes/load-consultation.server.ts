import { data, type AppLoadContext } from "@remix-run/node";
import { readConsultation } from "~/consultations/read-consultation.server";
import { windowAt } from "~/consultations/window";

/** A consultation for a public page, with its window as it is now. @throws a 404 response when there is none. */
export async function loadConsultation({ db, requestedAt }: AppLoadContext, slug: string | undefined) {
  const consultation = await readConsultation(db.prisma, slug ?? "");
  if (!consultation) throw data(null, { status: 404 });
  return { consultation, window: windowAt(consultation, requestedAt) };
}
