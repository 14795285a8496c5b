import { expect, test } from "vitest";
import { findFlags } from "./find-flags";
import { findInsults } from "./find-insults";
import { buildSectionModel } from "./suggest-section";

const sections = buildSectionModel([
  { id: "y-te", parentId: null, heading: "Y tế và chăm sóc sức khỏe", text: "Bệnh viện, trạm y tế, bác sĩ, khám chữa bệnh, bảo hiểm y tế cho người dân." },
  { id: "rung", parentId: null, heading: "Bảo vệ rừng", text: "Khoán bảo vệ rừng, che phủ rừng, dịch vụ môi trường rừng, cháy rừng." },
  { id: "rung-con", parentId: "rung", heading: "Trồng rừng", text: "Trồng mới rừng sản xuất, giống cây quế, cây lát." },
]);
const flagsOf = (text: string, { proposed = null, sectionId = null }: { proposed?: string | null; sectionId?: string | null } = {}) =>
  findFlags({ text, proposed, sectionId }, { insultWords: ["cặc", "mất dạy", "đm"], contacts: [], sections });

test("capitals: from twenty letters on, four of five", () => {
  expect(flagsOf("ĐỀ NGHỊ LÀM ĐƯỜNG VÀO BẢN NGAY").flags).toEqual(["all-capitals"]);
  expect(flagsOf("ĐỀ NGHỊ GRDP, ODA, OCOP").flags).toEqual([]);
  expect(flagsOf("Đề nghị làm đường vào bản NGAY").flags).toEqual([]);
});

test("very short: under three words with no wording proposed", () => {
  expect(flagsOf("Đồng ý").flags).toEqual(["very-short"]);
  expect(flagsOf("Sửa lại", { proposed: "đến năm 2025" }).flags).toEqual([]);
  expect(flagsOf("Tôi đồng ý").flags).toEqual([]);
});

test("insults are compared by whole syllables and with their marks, unless the comment has none at all", () => {
  const insults = (text: string) => findInsults(text, ["cặc", "mất dạy", "đm"]).map(({ start, end }) => text.slice(start, end));
  expect(insults("Các cấp, các ngành cần cắc cớ")).toEqual([]);
  expect(insults("cac cap, cac nganh")).toEqual([]);
  expect(insults("can bo mat day")).toEqual(["mat day"]);
  expect(insults("Mặt đáy của kênh mương")).toEqual([]);
  expect(insults("mấtdạy Đ.M, MẤT  DẠY".normalize("NFD")).map((word) => word.normalize("NFC"))).toEqual(["Đ.M", "MẤT  DẠY"]);
});

test("words in the proposed wording are looked at too, and said to stand there", () => {
  expect(flagsOf("Sửa câu này cho đúng", { proposed: "Gọi 0912345678" }).findings).toEqual([
    { flag: "personal-data", field: "proposed", start: 4, end: 14, kind: "phone" },
  ]);
});

test("another section is suggested with the words both have, but never one above or below the comment's own", () => {
  const text = "Trạm y tế xã thiếu bác sĩ, người dân khám chữa bệnh phải đi xa";
  const { suggestedSectionId, findings } = flagsOf(text, { sectionId: "rung" });
  expect(suggestedSectionId).toBe("y-te");
  expect(findings[0]?.data?.terms).toContain("y tế");
  expect(flagsOf(text, { sectionId: "y-te" }).suggestedSectionId).toBeNull();
  expect(flagsOf(text).suggestedSectionId).toBeNull();
  expect(flagsOf("Khoán bảo vệ rừng và dịch vụ môi trường rừng còn chậm", { sectionId: "rung-con" }).suggestedSectionId).toBeNull();
});
