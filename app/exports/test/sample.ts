import { buffer } from "node:stream/consumers";
import { messages } from "~/messages";
import type { Database } from "~/platform/db.server";
import { restoreNeutralised } from "~/platform/csv";
import type { ExportFilter, ExportFormat } from "../export-filter.schema";
import { exportRegister } from "../export-register.server";
import { addComment, makeRegister } from "./fixtures";
import { readCsv } from "./read-csv";
import type { Sheet } from "./read-xlsx";

export const LONG = `Đầu ${"ệ😀 ".repeat(4_998)} cuối`;
export const HOSTILE = "=cmd|' /C calc'!A0";
export const MIXED =
  'Dòng "một", có phẩy;\nDòng hai\t<b>&amp;</b> _x000D_ nghie\u0323\u0302p 👨‍👩‍👧 \u0001\u000b\u2028 hết';
export const PERSON = {
  name: "Sùng A Páo",
  organisation: "Hợp tác xã Tả Lèng",
  email: "pao.sung@example.vn",
  showName: true,
};
export const PHONE = "0912345678";
export const TAKEN_BACK = "Lời đã rút";
export const LEFT = { name: "Người đã rút", email: "da.rut@example.vn", organisation: "Nơi đã rút", showName: true };
export const FIRST = "Bản đầu tiên của tôi";
export const SECOND = "Bản thứ hai của tôi";
export const OWN = "số nhà 12, bản Nậm Loỏng";

/** Keys of the sample's comments in the order of the draft. */
const ORDER = ["whole", "front", "redacted", "withdrawn", "withheld", "private", "edited", "mixed", "hostile", "long", "back"];

/** A register with one comment of every sort, and another consultation's beside it. */
export async function fillSample(db: Database) {
  const codes: Record<string, string> = {};
  const register = await makeRegister(db, "lai-chau");
  const other = await makeRegister(db, "than-uyen");
  const [phan1, i, phan2, , nong] = register.paragraphs;
  const add = async (key: string, comment: Parameters<typeof addComment>[2]) => {
    codes[key] = (await addComment(db, register, comment)).receiptCode;
  };
  await add("back", { text: "Về phần cuối", paragraph: register.back, channel: "post" });
  await add("long", {
    text: LONG,
    proposed: LONG,
    section: 4,
    paragraph: nong?.[1],
    state: "published",
    decisions: [{ action: "publish", reason: "0" }],
  });
  await add("hostile", {
    text: HOSTILE,
    proposed: "- gạch đầu dòng",
    section: 4,
    channel: "email",
    contributor: { name: "@SUM(1)" },
  });
  await add("mixed", {
    text: MIXED,
    section: 2,
    paragraph: phan2?.[0],
    kind: "add",
    district: "sin-ho",
    contributor: PERSON,
  });
  await add("withheld", {
    text: "Quảng cáo",
    section: 1,
    state: "withheld",
    kind: "other",
    contributor: PERSON,
    decisions: [{ action: "withhold", reason: "5", note: "Mời xem quy tắc 5." }],
  });
  await add("private", {
    text: `Ông ấy ở ${OWN}`,
    proposed: OWN,
    section: 1,
    state: "withheld",
    decisions: [
      { action: "publish", reason: "0" },
      { action: "reopen", reason: "0" },
      { action: "withhold", reason: "1" },
    ],
  });
  await add("redacted", {
    text: `Gọi ${PHONE} cho đồ ngu nhé`,
    section: 0,
    state: "published",
    decisions: [
      {
        action: "redact",
        reason: "1",
        redactions: [
          { start: 4, end: 14, reason: "1" },
          { start: 19, end: 25, reason: "2" },
        ],
      },
    ],
  });
  await add("withdrawn", {
    text: `Số của tôi ${PHONE}, ${TAKEN_BACK}`,
    proposed: TAKEN_BACK,
    proposedBase: `Đoạn số 1: ${TAKEN_BACK}`,
    quote: TAKEN_BACK,
    revisions: [{ text: `${TAKEN_BACK} lần nữa, số ${PHONE}`, proposed: TAKEN_BACK }],
    paragraph: phan1?.[0],
    contributor: LEFT,
    section: 0,
    state: "withdrawn",
    channel: "meeting",
    decisions: [
      { action: "redact", reason: "1", redactions: [{ start: 11, end: 21, reason: "1" }] },
      { action: "reopen", reason: "0" },
    ],
  });
  await add("edited", {
    text: FIRST,
    kind: "agree",
    section: 1,
    paragraph: i?.[0],
    quote: "Đoạn số 1",
    supportCount: 3,
    revisions: [
      { text: SECOND, kind: "add" },
      { text: "Bản cuối cùng", kind: "remove", proposed: "Đoạn mới", proposedBase: "Đoạn số 1: cũ" },
    ],
    contributor: { email: PERSON.email, emailConfirmedAt: new Date("2020-06-02T00:00:00Z") },
    state: "published",
    decisions: [{ action: "redact", reason: "2", redactions: [{ start: 4, end: 8, reason: "2" }] }],
  });
  await add("whole", { text: "Đồng ý với dự thảo", kind: "agree", receivedAt: new Date("2020-06-18T16:59:59.999Z") });
  await add("front", {
    text: "Về phần mở đầu",
    paragraph: register.front,
    receivedAt: new Date("2020-06-18T17:00:00.000Z"),
  });
  await addComment(db, other, { text: "Của đợt khác" });
  return { register, codes, inOrder: ORDER.map((key) => codes[key]) };
}

export const now = new Date("2020-06-20T01:30:00Z");

interface Options {
  personalData?: boolean;
  filter?: ExportFilter;
}

/** The sample exported, with all its bytes. */
export async function make(db: Database, format: ExportFormat, { personalData = true, filter = {} }: Options = {}) {
  const started = await exportRegister(
    db,
    { consultationSlug: "lai-chau", format, personalData, filter, staffId: null },
    now,
  );
  if (!started.ok) throw new Error(started.reason);
  const bytes = await buffer(started.export.body);
  return { ...started.export, bytes };
}

/** A file of cells as objects by header, neutralised cells restored. */
function records([header = [], ...rows]: string[][], restore = restoreNeutralised) {
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, restore(row[index] ?? "")])));
}

export async function csv(db: Database, options?: Options) {
  const text = (await make(db, "csv", options)).bytes.toString("utf8");
  return records(readCsv(text.slice(1)));
}

export async function jsonl(db: Database, options?: Options) {
  const text = (await make(db, "jsonl", options)).bytes.toString("utf8");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export function sheetRecords(sheet: Sheet | undefined) {
  const grid: string[][] = [];
  for (const [ref, { value }] of sheet?.cells ?? []) {
    const [, letters = "", line = ""] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    (grid[Number(line) - 1] ??= [])[column] = value;
  }
  return records(grid, (cell) => cell);
}

export const h = messages.exports.column;
export const mark = (rule: keyof typeof messages.moderation.rule) => `[đã ẩn: ${messages.moderation.rule[rule]}]`;
