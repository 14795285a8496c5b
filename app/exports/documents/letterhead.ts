import { z } from "zod";

const line = z.string().trim().max(200);

/** What stands at the head and the foot of a document, by layout. */
const letterheadSchema = z.object({
  /** The body above, "TỈNH UỶ LAI CHÂU". */
  above: line,
  /** Whose document it is, "BAN TUYÊN GIÁO". */
  body: line,
  /** With its blank for the number, "Số …-BC/BTGTU". */
  number: line,
  place: line,
  /** "K/T TRƯỞNG BAN"; empty where the head signs. */
  onBehalf: line,
  /** "PHÓ TRƯỞNG BAN" */
  office: line,
  signer: line,
  /** One a line. */
  recipients: z.string().trim().max(2_000),
});

export const letterheadsSchema = z.object({ party: letterheadSchema, state: letterheadSchema });
export type Letterhead = z.infer<typeof letterheadSchema>;
export type Letterheads = z.infer<typeof letterheadsSchema>;

export const DEFAULT_LETTERHEADS: Letterheads = {
  party: {
    above: "TỈNH UỶ LAI CHÂU",
    body: "BAN TUYÊN GIÁO",
    number: "Số …-BC/BTGTU",
    place: "Lai Châu",
    onBehalf: "K/T TRƯỞNG BAN",
    office: "PHÓ TRƯỞNG BAN",
    signer: "",
    recipients: "- Thường trực Tỉnh uỷ (để báo cáo),\n- Tiểu ban Văn kiện,\n- Lưu Ban Tuyên giáo Tỉnh uỷ.",
  },
  state: {
    above: "UBND TỈNH LAI CHÂU",
    body: "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
    number: "Số: …/BC-STTTT",
    place: "Lai Châu",
    onBehalf: "KT. GIÁM ĐỐC",
    office: "PHÓ GIÁM ĐỐC",
    signer: "",
    recipients: "- UBND tỉnh (để báo cáo);\n- Ban Tuyên giáo Tỉnh ủy;\n- Lưu: VT.",
  },
};
