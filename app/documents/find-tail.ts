import type { ClassifiedLine } from "./classify-line";
import { isUpperCase } from "./text-shape";

/** Office-holders and bodies whose name alone on a line, in capitals, stands above a signature. */
const office =
  /^(?:(?:QUYỀN |Q\. ?)?(?:THỦ TƯỚNG|CHỦ TỊCH(?: QUỐC HỘI| NƯỚC| HỘI ĐỒNG| UBND| HĐND)?|PHÓ CHỦ TỊCH|TỔNG BÍ THƯ|(?:PHÓ )?BÍ THƯ(?: THƯỜNG TRỰC)?|(?:THỨ |BỘ )TRƯỞNG|TRƯỞNG BAN|(?:PHÓ )?(?:TỔNG )?GIÁM ĐỐC|CHỦ TỌA|ĐOÀN CHỦ TỊCH|CHÁNH VĂN PHÒNG|NGƯỜI KÝ))(?:\s|$)/;
const onBehalf = /^(?:T\s?\/\s?M|TM\.?|T\.M\.?|KT\.?|K\/T|TL\.?|T\/L|TUQ\.?|T\.U\.Q)\s/;
const closingFormula =
  /^(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Hiến pháp) này (?:đã )?được (?:Quốc hội|Ủy ban [Tt]hường vụ|Hội đồng nhân dân|Đại hội)/;
const contactLead =
  /^(?:Mọi |Các )?(?:ý kiến )?(?:tham gia |đóng góp |góp ý|ý kiến).{0,60}(?:xin |đề nghị )?gửi (?:về|đến|tới)/iu;

/** True for a line that opens the closing matter: recipients, signature, formula of adoption, where to write. */
export function opensTail(text: string): boolean {
  if (/^n[ơo]i\s+nh[ậâa]n\s*:?/iu.test(text) && text.length < 120) return true;
  if (text.length < 120 && (onBehalf.test(text) || office.test(text)) && isUpperCase(text)) return true;
  return closingFormula.test(text) || (text.length < 400 && contactLead.test(text)) || /^\(?đã ký\)?$/iu.test(text);
}

const attached =
  /^(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|NỘI QUY|ĐIỀU LỆ|CHƯƠNG TRÌNH|KẾ HOẠCH|ĐỀ ÁN|ĐỀ CƯƠNG|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|LUẬT|DANH MỤC|DỰ THẢO)(?:\s|$)/;
const appendix =
  /^(?:PHỤ LỤC|Phụ lục|PHỤ LỤC SỐ|Phụ lục số)(?:\s+(\d{1,3}|[IVXL]{1,6}|[A-Z])(?![\p{L}\d]))?[.:]?(?=\s|$)/u;

/** Length of the label of an annex title, "PHỤ LỤC I" or "QUY CHẾ"; 0 when the line is none. */
export function annexLabelLength({ line, type }: ClassifiedLine, inTail: boolean): number {
  if (type !== "plain" || line.text.length > 300) return 0;
  const match = appendix.exec(line.text);
  const rest = match ? line.text.slice(match[0].length).trim() : "";
  if (match && (rest === "" || isUpperCase(rest))) return match[0].replace(/[.:]$/, "").length;
  const kind = inTail ? attached.exec(line.text) : null;
  return kind && isUpperCase(line.text) ? kind[0].trimEnd().length : 0;
}
