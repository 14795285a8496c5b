import type { LoaderFunctionArgs } from "@remix-run/node";
import { paragraphLink } from "~/api/api-links";
import { describeSections } from "~/api/describe-section";
import { RESOURCES } from "~/api/resources";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { readSection } from "~/documents/read-section.server";
import { answerApi, notFound } from "./answer-api.server";

export function loader(args: LoaderFunctionArgs) {
  return answerApi(args, RESOURCES.section, async ({ context, params, consultation, links }) => {
    const { slug, draft } = await consultation();
    const outline = await readDraftOutline(context.db.prisma, draft.id);
    const details = await readSection(context.db.prisma, outline, params.section ?? "");
    const section = describeSections(outline, slug, links).find(({ path }) => path === params.section);
    if (!details || !section) throw notFound("section");
    return {
      consultation: slug,
      draft_number: draft.number,
      ...section,
      paragraphs: details.paragraphs.map(({ number, marker, text }) => ({
        number,
        marker,
        text,
        url: paragraphLink(links, slug, section.path, number),
      })),
    };
  });
}
