import { randomInt } from "node:crypto";

const OPENINGS = ["Đề nghị", "Tôi đề nghị", "Kính mong Ban soạn thảo", "Bà con bản chúng tôi mong", "Theo tôi, cần"];
const ACTS = ["bổ sung chỉ tiêu về", "nói rõ hơn về", "xem lại số liệu về", "có giải pháp cụ thể cho", "ưu tiên vốn cho"];
const MATTERS = [
  "đường giao thông đến các bản vùng cao", "nước sinh hoạt mùa khô", "chè và mắc ca", "điểm trường mầm non", "trạm y tế xã",
  "việc làm cho thanh niên", "rừng phòng hộ", "xuất khẩu lao động", "chợ phiên và du lịch", "chuyển đổi số ở xã",
];
const PLACES = ["xã Tà Hừa", "huyện Sìn Hồ", "huyện Mường Tè", "xã Mù Sang", "thị trấn Tân Uyên", "huyện Nậm Nhùn", "xã Hồng Thu"];
const ENDS = ["trong hai năm tới", "trước năm 2025", "và giao trách nhiệm cho từng cấp", "để dân biết, dân bàn", "vì hiện nay còn chậm"];

const pick = (from: string[]) => from[randomInt(from.length)]!;

/** The letter that a fifth of all people send: each with a line of their own at most. */
const FORM_LETTER =
  "Chúng tôi kiến nghị Tỉnh ủy bổ sung vào báo cáo nhiệm vụ cứng hóa đường liên bản, bảo đảm xe ô tô đi được quanh năm, " +
  "và bố trí vốn ngay trong năm đầu của nhiệm kỳ, vì đường đất mùa mưa làm nông sản không bán được, học sinh phải nghỉ học.";

/** One opinion as people write: mostly their own words, in part a form letter, now and then with a telephone number. */
export function writeText(number: number): string {
  if (number % 5 === 0) return number % 10 === 0 ? FORM_LETTER : `${FORM_LETTER} Xin cảm ơn.`;
  const own = `${pick(OPENINGS)} ${pick(ACTS)} ${pick(MATTERS)} ở ${pick(PLACES)} ${pick(ENDS)}. Ý kiến số ${number}.`;
  return number % 40 === 1 ? `${own} Liên hệ 0912 345 ${100 + (number % 900)}.` : own;
}
