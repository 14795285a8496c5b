import type { LoaderFunctionArgs } from "@remix-run/node";
import { describeSections } from "~/api/describe-section";
import { RESOURCES } from "~/api/resources";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { answerApi } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.outline, async ({ context, consultation, links }) => {
    const { slug, draft } = await consultation();
    const outline = await readDraftOutline(context.db.prisma, draft.id);
    return { consultation: slug, draft_number: draft.number, sections: describeSections(outline, slug, links) };
  });
}
