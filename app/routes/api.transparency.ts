import type { LoaderFunctionArgs } from "@remix-run/node";
import { describeTransparency } from "~/api/describe-transparency";
import { RESOURCES } from "~/api/resources";
import { readTransparency } from "~/moderation/read-transparency.server";
import { answerApi } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.transparency, async ({ context, consultation }) => {
    const { id, slug } = await consultation();
    return describeTransparency(slug, await readTransparency(context.db, { consultationId: id }, context.requestedAt));
  });
}
