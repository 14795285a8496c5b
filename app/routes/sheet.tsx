import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { windowTag } from "~/consultations/extend-consultation.server";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { translator } from "~/messages";
import { inLanguage } from "~/platform/http/language";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { qrPath } from "~/platform/qr-path.server";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadConsultation } from "./load-consultation.server";
import { SheetView } from "./SheetView";
import "~/ui/sheet.css";

/** The sheet for a section or, without one in the address, for the whole draft. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { consultation, window } = await loadConsultation(context, params.slug);
  const { slug, title, contacts } = consultation;
  const outline = params.section === undefined ? [] : await readDraftOutline(context.db.prisma, consultation.draft.id);
  const section = params.section === undefined ? null : outline.find(({ path }) => path === params.section);
  if (section === undefined) throw data(null, { status: 404 });
  const code = section ? `${slug}/${section.path}` : slug;
  const { PUBLIC_URL } = context.env;
  const address = (PUBLIC_URL ?? context.origin) + inLanguage(`/${code}`, context.locale);
  const now = context.requestedAt;
  const sheet = { title, section: section && sectionTitle(section), code, address, qr: qrPath(address), contacts, window, now };
  // The host a request names is anybody's word: a page that prints it is kept for nobody else.
  const headers = PUBLIC_URL ? publicPageHeaders({ now, changesAt: window.changesAt, tags: [windowTag(consultation.id)] }) : { "Cache-Control": "no-store" };
  return data(sheet, { headers });
}

export type Sheet = ReturnType<typeof useLoaderData<typeof loader>>;

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: sheet, matches }) => {
  const locale = localeOf(matches);
  const about = sheet?.section ?? sheet?.title ?? "";
  return [{ title: `${translator("sheet", locale)("titleOf", { about })} — ${translator("common", locale)("portal")}` }, { name: "robots", content: "noindex" }];
};

export default function PaperSheet() {
  const t = useTranslations("sheet");
  const sheet = useLoaderData<typeof loader>();
  return (
    <ReadingFrame outline={`/${sheet.code.split("/")[0]}#muc-luc`}>
      <div className="sheet-page">
        <p className="how-to">{t("howTo")}</p>
        <SheetView sheet={sheet} />
        <p className="actions">
          <a href={`/${sheet.code}`}>{t("back")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
