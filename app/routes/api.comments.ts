import type { LoaderFunctionArgs } from "@remix-run/node";
import { listComments } from "~/api/list-comments.server";
import { RESOURCES } from "~/api/resources";
import { answerApi, dataOf } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.comments, async ({ context, consultation, query, links }) => {
    const { slug, draft } = await consultation();
    return dataOf(await listComments(context.db, { slug, draftId: draft.id, query, links }));
  });
}
