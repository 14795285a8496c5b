import type { Page } from "./docx-package.server";
import type { DocumentHead } from "./document-head";
import { cell, INDENT, paragraph, row, run, tableHead, TABLE_TAIL, type ParagraphLook } from "./wml-blocks";
import { words } from "./words";

/** Millimetres; both layouts allow them. */
export const PORTRAIT: Page = { landscape: false, top: 20, bottom: 20, left: 30, right: 15 };
export const LANDSCAPE: Page = { ...PORTRAIT, landscape: true };

type Lines = [text: string, look: ParagraphLook][];

/** Lengths in twentieths of a point: of the Party's name in 15 points, of the motto in 14, and a third of a body's name. */
const PARTY_RULE = 4_900;
const MOTTO_RULE = 3_900;
const BODY_RULE = 1_200;
const CELL_MARGINS = 170;

const TIGHT = { align: "center", indent: 0, after: 0 } as const;
const year = new Intl.DateTimeFormat("en", { timeZone: "Asia/Ho_Chi_Minh", year: "numeric" });

/** Whose document it is, its number, place and date, its kind and what it is about. @param width between the margins */
export function letterheadXml({ layout, letterhead, madeAt }: DocumentHead, { kind, about, width }: { kind: string; about: string; width: number }): string {
  const { above, body, number, place } = letterhead;
  const widths = [Math.round(width * 0.42), Math.round(width * 0.58)];
  /** A rule so long under words in the middle of a side. */
  const rule = (side: 0 | 1, length: number) => ({ ruled: Math.round((widths[side]! - CELL_MARGINS - length) / 2) });
  const date = `${place}, ngày … tháng … năm ${year.format(madeAt)}`;
  const [left, right]: [Lines, Lines] =
    layout === "party"
      ? [
          [
            [above, { ...TIGHT, size: 14 }],
            [body, { ...TIGHT, size: 14, bold: true }],
            ["*", { ...TIGHT, size: 14 }],
            [number, { ...TIGHT, size: 14 }],
          ],
          [
            ["ĐẢNG CỘNG SẢN VIỆT NAM", { ...TIGHT, size: 15, bold: true, ...rule(1, PARTY_RULE) }],
            [date, { ...TIGHT, size: 14, italic: true, before: 12 }],
          ],
        ]
      : [
          [
            [above, { ...TIGHT, size: 13 }],
            [body, { ...TIGHT, size: 13, bold: true, ...rule(0, BODY_RULE) }],
            [number, { ...TIGHT, size: 13, before: 6 }],
          ],
          [
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { ...TIGHT, size: 13, bold: true }],
            ["Độc lập - Tự do - Hạnh phúc", { ...TIGHT, size: 14, bold: true, ...rule(1, MOTTO_RULE) }],
            [date, { ...TIGHT, size: 14, italic: true, before: 6 }],
          ],
        ];
  const side = (lines: Lines, index: number) => cell(lines.map(([text, look]) => paragraph(text, look)), widths[index]!);
  const heads: Lines = [
    [kind, { ...TIGHT, bold: true, size: layout === "party" ? 16 : 14, before: 24 }],
    [about, { ...TIGHT, bold: true, size: 14 }],
    layout === "party" ? ["-----", { ...TIGHT, size: 14, after: 12 }] : ["", { ...TIGHT, size: 6, ruled: Math.round(width * 0.42), after: 12 }],
  ];
  return tableHead(widths, { ruled: false }) + row([side(left, 0), side(right, 1)]) + TABLE_TAIL + heads.map(([text, look]) => paragraph(text, look)).join("");
}

/** Who gets it and who signs. */
export function signatureXml({ layout, letterhead }: DocumentHead, width: number): string {
  const { onBehalf, office, signer, recipients } = letterhead;
  const party = layout === "party";
  const widths = [Math.round(width / 2), Math.round(width / 2)];
  const flat = { align: "left", indent: 0, after: 0 } as const;
  const to = [
    paragraph([run(words.report.recipients, party ? { underline: true, size: 14 } : { bold: true, italic: true, size: 12 })], flat),
    ...recipients.split(/\r?\n/).map((line) => paragraph(line, { ...flat, size: party ? 12 : 11 })),
  ];
  const signs = [
    ...(onBehalf === "" ? [] : [paragraph(onBehalf, { ...TIGHT, bold: true, size: 14 })]),
    paragraph(office, { ...TIGHT, bold: !party, size: 14 }),
    ...Array.from({ length: 3 }, () => paragraph("", TIGHT)),
    paragraph(signer, { ...TIGHT, bold: true, size: 14 }),
  ];
  return paragraph("", { indent: INDENT, after: 0 }) + tableHead(widths, { ruled: false }) + row([cell(to, widths[0]!), cell(signs, widths[1]!)]) + TABLE_TAIL + paragraph("", { after: 0 });
}
