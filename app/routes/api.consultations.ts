import type { LoaderFunctionArgs } from "@remix-run/node";
import { describeConsultation } from "~/api/describe-consultation";
import { RESOURCES } from "~/api/resources";
import { listConsultations, readConsultation } from "~/consultations/read-consultation.server";
import { answerApi } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.consultations, async ({ context, links }) => {
    const { prisma } = context.db;
    const listed = await listConsultations(prisma);
    const rows = await Promise.all(listed.map(({ slug }) => readConsultation(prisma, slug)));
    return { consultations: rows.flatMap((row) => (row ? [describeConsultation(row, links, context.requestedAt)] : [])) };
  });
}
