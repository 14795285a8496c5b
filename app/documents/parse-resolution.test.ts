import { describe, expect, test } from "vitest";
import { parseDocument } from "./parse-document";
import * as documents from "./test-reports";
import { outlineOf, paragraphsAt, pathsOf, printed } from "./test-outline";

describe("a resolution without phần", () => {
  test("is I., 1., 1.1.; a list of long sentences is not", () => {
    expect(pathsOf(documents.resolutionText)).toEqual([
      "i",
      "i-1",
      "i-2",
      "ii",
      "ii-1",
      "ii-1-1",
      "ii-1-2",
      "ii-2",
      "ii-2-1",
      "ii-2-2",
      "iii",
      "iv",
    ]);
    expect(paragraphsAt(documents.resolutionText, "i-2").map((text) => text.slice(0, 14))).toEqual([
      "a) Nguyên nhân",
      "b) Nguyên nhân",
    ]);
    expect(paragraphsAt(documents.resolutionText, "iii")).toHaveLength(3);
    expect(paragraphsAt(documents.resolutionText, "iv").at(-1)).toBe("Nghị quyết này phổ biến đến chi bộ./.");
  });

  test("keeps its head in front and its recipients and signature in the back", () => {
    const tree = parseDocument(documents.resolutionText);
    expect(tree.front.map(({ text }) => text.split(" ")[0])).toEqual(["TỈNH", "Số", "ĐẢNG", "Nà", "NGHỊ", "HỘI", "về"]);
    expect(printed(tree.back)).toEqual([
      "Nơi nhận:",
      "- Ban Bí thư Trung ương Đảng;",
      "- Các huyện ủy, thành ủy;",
      "- Lưu Văn phòng Tỉnh ủy.",
      "T/M TỈNH ỦY",
      "BÍ THƯ",
      "Lò Thị Mẫu",
    ]);
  });
});

describe("labels", () => {
  test("tell the letters C, D, I from Roman numerals by what stands before and after", () => {
    expect(pathsOf(documents.lettersText)).toEqual([
      "p1",
      "p1-a",
      "p1-b",
      "p1-c",
      "p1-c-i",
      "p1-c-ii",
      "p1-d",
      "p1-dd",
      "p1-e",
      "p1-g",
      "p1-h",
      "p1-i",
      "p1-k",
      "p2",
      "p2-i",
      "p2-i-a",
      "p2-i-b",
      "p2-ii",
      "p2-ii-a",
      "p2-ii-b",
      "p2-iii",
      "p2-iv",
      "p2-v",
    ]);
    expect(outlineOf(documents.lettersText)[11]).toBe("letter I.|GIÁO DỤC|p1-i");
    expect(paragraphsAt(documents.lettersText, "p1-c-ii")).toHaveLength(2);
  });

  test("are recognised in every dash, with invisible characters, and kept as printed", () => {
    expect(outlineOf(documents.dashStylesText)).toEqual([
      "part Phần thứ nhất|NHÌN LẠI NHIỆM KỲ|p1",
      "roman I –|Ưu điểm|p1-i",
      "arabic 1-|Về kinh tế|p1-i-1",
      "arabic 2-|Về xã hội|p1-i-2",
      "roman II —|Khuyết điểm|p1-ii",
      "arabic 1/|Về quản lý|p1-ii-1",
      "arabic 2/|Về cán bộ|p1-ii-2",
      "roman Ⅲ.|Bài học|p1-iii",
      "part Phần thứ hai|PHƯƠNG HƯỚNG|p2",
      "roman I\u00A0-|Mục tiêu|p2-i",
      "roman II\u200B-|Giải pháp|p2-ii",
    ]);
    expect(paragraphsAt(documents.dashStylesText, "p2-i")).toEqual(["(1) Giữ rừng.", "(2) Giữ nước."]);
    expect(paragraphsAt(documents.dashStylesText, "p2-ii").slice(0, 2)).toEqual(["+ Huy động vốn;", "• Mở đường."]);
  });

  test("in Cyrillic or Eth look-alikes count", () => {
    const text =
      "D. RUỘNG\nRuộng tốt.\nÐ. NƯƠNG\nNương tốt.\nE. VƯỜN\nVườn tốt.\n\u0406. Cây\nCây tốt.\n\u0406\u0406. Con\nCon tốt.";
    expect(pathsOf(text)).toEqual(["d", "dd", "e", "e-i", "e-ii"]);
  });

  test("may carry the number of the section above", () => {
    const text =
      "PHẦN MỞ ĐẦU\nLời mở đầu.\nPHẦN I: TỔNG KẾT\nI. KẾT QUẢ\nI.1. Kinh tế\nKinh tế khá.\nI.1.1. Lúa\nLúa tốt.\nI.2. Xã hội\nXã hội yên.";
    expect(pathsOf(text)).toEqual(["p0", "p1", "p1-i", "p1-i-1", "p1-i-1-1", "p1-i-2"]);
  });

  test("may stand alone above their title", () => {
    const text = "PHẦN I\nTỔNG KẾT\nI.\nKẾT QUẢ CHUNG\nKết quả tốt.\nII.\nHẠN CHẾ\nVẪN CÒN\nHạn chế ít.";
    expect(outlineOf(text)).toEqual([
      "part PHẦN I|TỔNG KẾT|p1",
      "roman I.|KẾT QUẢ CHUNG|p1-i",
      "roman II.|HẠN CHẾ VẪN CÒN|p1-ii",
    ]);
  });

  test("may be missing, repeated, or typed with a small l", () => {
    expect(pathsOf("I. MỘT\nNội dung.\nll. HAI\nNội dung.\nIV. BỐN\nNội dung.\nIV. BỐN NỮA\nNội dung.")).toEqual([
      "i",
      "ii",
      "iv",
      "iv-l2",
    ]);
  });
});

describe("numbers", () => {
  test("may begin again: a list inside a section, another set of sections, a repeated one", () => {
    expect(pathsOf(documents.restartText)).toEqual([
      "i",
      "i-1",
      "i-2",
      "i-4",
      "i-4-l2",
      "i-l2",
      "i-l2-1",
      "i-l2-2",
      "i-l2-1-l2",
      "i-l2-2-l2",
    ]);
    expect(paragraphsAt(documents.restartText, "i-1")).toEqual([
      "Lễ hội được tổ chức gọn nhẹ.",
      "Có ba việc cần làm:",
      "1. Ghi chép bài hát cổ;",
      "2. Dạy nghề dệt;",
      "3. Sửa nhà văn hóa.",
    ]);
  });

  test("make paragraphs of targets and announced lists, headings of bare titles", () => {
    expect(pathsOf(documents.targetsText)).toEqual([
      "b",
      "b-i",
      "b-ii",
      "b-iii",
      "b-iii-1",
      "b-iii-2",
      "b-iii-3",
      "b-iv",
      "b-v",
      "b-vi",
    ]);
  });

  test("make paragraphs of items of two sentences, with text below them too", () => {
    const items = ["1. Giữ rừng. Trồng thêm cây.", "Giao các bản.", "2. Giữ nước. Sửa mương phai.", "Giao các hộ."];
    expect(pathsOf(["I. VIỆC LÀM", ...items, "II. KẾT LUẬN", "Đoàn kết."].join("\n"))).toEqual(["i", "ii"]);
  });

  test("go on with the outer sequence where title and list could both be next", () => {
    const text = [
      "I. VIỆC LÀM",
      "1. Giữ rừng",
      "Có giao khoán.",
      "2. Giữ nước",
      "Gồm hai việc:",
      "1. Sửa mương;",
      "2. Xây bể.",
      "3. Giữ nghề",
      "Có truyền dạy.",
    ].join("\n");
    expect(pathsOf(text)).toEqual(["i", "i-1", "i-2", "i-3"]);
  });

  test("do not come from names, and run-in titles are parted at the colon or the full stop", () => {
    expect(paragraphsAt(documents.targetsText, "b-iv")).toEqual(["V. I. Lênin đã chỉ ra điều đó."]);
    expect(outlineOf(documents.targetsText).slice(-2)).toEqual([
      "roman V.|Nhiệm vụ trọng tâm|b-v",
      "roman VI.|Phương châm.|b-vi",
    ]);
    expect(paragraphsAt(documents.targetsText, "b-v")).toEqual(["Giữ vững ổn định. Phát triển nhanh và bền vững."]);
  });

  test("in table rows are cells, in lists pasted from Word they are labels", () => {
    expect(pathsOf(documents.tableText)).toEqual(["i", "i-1", "i-2", "i-3", "ii", "ii-1", "ii-2"]);
    expect(paragraphsAt(documents.tableText, "i-1")).toEqual([
      "Đàn trâu của huyện giữ ổn định.",
      "TT\tXã\tSố con",
      "1.\tNà Vàng\t1.200",
      "2.\tBản Mới\t900",
      "I\tCộng\t2.100",
    ]);
    expect(paragraphsAt(documents.tableText, "i-2")).toHaveLength(6);
  });
});

describe("a report copied from a PDF", () => {
  test("keeps references, years and dates inside their sentences", () => {
    expect(outlineOf(documents.wrappedReportText)).toEqual([
      "part PHẦN THỨ NHẤT|KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU VỀ NƯỚC SẠCH, MƯƠNG PHAI VÀ HỒ CHỨA GIAI ĐOẠN 2015 - 2020|p1",
      "roman I/|ĐẶC ĐIỂM TÌNH HÌNH|p1-i",
      "arabic 1.|Thuận lợi|p1-i-1",
      "arabic 2.|Khó khăn, thách thức trong việc huy động nguồn lực cho công trình nước sạch vùng cao|p1-i-2",
      "roman II/|KẾT QUẢ|p1-ii",
      "part PHẦN THỨ HAI|PHƯƠNG HƯỚNG|p2",
      "roman I/|MỤC TIÊU|p2-i",
      "roman II/|GIẢI PHÁP|p2-ii",
    ]);
    const body = paragraphsAt(documents.wrappedReportText, "p1-i");
    expect(body).toHaveLength(1);
    expect(body[0]).toContain("khoản 2 Điều 7. Các hộ");
    expect(body[0]).toContain("trong năm 2020. Trong đó");
    expect(body[0]).toContain("ngày 30 tháng 6. Các cơ quan");
    expect(paragraphsAt(documents.wrappedReportText, "p1-ii")).toHaveLength(3);
  });

  test("goes on over a page number in the middle of a sentence", () => {
    const cut = documents.wrappedReportText.replace(
      "đã lãnh đạo Nhân dân đắp phai",
      "đã lãnh đạo\n\n- 3 -\n\nnhân dân đắp phai"
    );
    const body = paragraphsAt(cut, "p1-i");
    expect(body).toHaveLength(1);
    expect(body[0]).toContain("đã lãnh đạo nhân dân đắp phai");
  });

  test("keeps a number below a rule, which no sentence goes on over", () => {
    const texts = paragraphsAt("I. KẾT QUẢ\nLúa được mùa, bà con\n***\n12\nxã vùng cao đủ ăn.\nII. TỒN TẠI\nNgô mất mùa.", "i");
    expect(texts.join(" ")).toContain("12");
  });
});

test("a row with a single filled cell stays in its table", () => {
  const text =
    "I. KẾT QUẢ\nKết quả như sau:\nChỉ tiêu\t2020\t2025\nII. Kinh tế\t\t\n1. Lúa\t50\t60\nII. PHƯƠNG HƯỚNG\nTiếp tục.";
  expect(outlineOf(text)).toEqual(["roman I.|KẾT QUẢ|i", "roman II.|PHƯƠNG HƯỚNG|ii"]);
});

test("a repeated part does not take the address of a numbered section", () => {
  const text = "Phần thứ nhất\nMỘT\n1. Lúa\nLúa tốt.\n2. Ngô\nNgô tốt.\nPhần thứ nhất\nMỘT NỮA\nNội dung.";
  expect(pathsOf(text)).toEqual(["p1", "p1-1", "p1-2", "p1-3"]);
});

test("asterisks between sections are only a rule; after the last section they begin the back", () => {
  const tree = parseDocument(
    "I. MỘT\nNội dung một.\n* * *\nII. HAI\nNội dung hai.\n***\nKết thúc.\nMọi ý kiến xin gửi về xã."
  );
  expect(tree.sections.map(({ paragraphs }) => paragraphs.length)).toEqual([1, 1]);
  expect(tree.back.map(({ text }) => text)).toEqual(["Kết thúc.", "Mọi ý kiến xin gửi về xã."]);
});

test("a text without sections is all front", () => {
  const tree = parseDocument(
    "QUYẾT NGHỊ:\n1. Thông qua báo cáo. Giao các ban thực hiện.\n2. Thông qua kế hoạch. Giao xã tổ chức."
  );
  expect(tree.sections).toEqual([]);
  expect(printed(tree.front)).toHaveLength(3);
});

test("a list inside a section that goes on with 1.1 is no section of its own, and all keeps its order", () => {
  const text = "1. Kinh tế\n1. Nông nghiệp\n2. Xã hội đã khá lên.\n1.1. Lúa\nLúa tốt.";
  expect(pathsOf(text)).toEqual(["1", "1-1"]);
  expect(paragraphsAt(text, "1")).toEqual(["1. Nông nghiệp", "2. Xã hội đã khá lên."]);
});
