import type { LoaderFunctionArgs } from "@remix-run/node";
import { readLog } from "~/api/read-log.server";
import { RESOURCES } from "~/api/resources";
import { answerApi, dataOf } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.log, async ({ context, consultation, query }) => {
    const { id } = await consultation();
    return dataOf(await readLog(context.db, { consultationId: id, query }));
  });
}
