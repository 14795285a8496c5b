import type { LoaderFunctionArgs } from "@remix-run/node";
import { describeConsultation } from "~/api/describe-consultation";
import { RESOURCES } from "~/api/resources";
import { answerApi } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.consultation, async ({ context, consultation, links }) =>
    describeConsultation(await consultation(), links, context.requestedAt),
  );
}
