import type { LoaderFunctionArgs } from "@remix-run/node";
import { readNumbers } from "~/api/read-numbers.server";
import { RESOURCES } from "~/api/resources";
import { answerApi } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.numbers, async ({ context, consultation }) => {
    const { id, slug, draft } = await consultation();
    return readNumbers(context.db, { consultationId: id, draftId: draft.id, slug });
  });
}
