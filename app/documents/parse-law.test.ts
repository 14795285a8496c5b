import { describe, expect, test } from "vitest";
import { parseDocument } from "./parse-document";
import * as documents from "./test-laws";
import { outlineOf, paragraphsAt, pathsOf, printed } from "./test-outline";

describe("a law", () => {
  test("is chương, mục, điều; references are not", () => {
    expect(outlineOf(documents.lawText)).toEqual([
      "chapter Chương I|QUY ĐỊNH CHUNG|c1",
      "article Điều 1.|Phạm vi điều chỉnh|d1",
      "article Điều 2.|Đối tượng áp dụng|d2",
      "article Điều 3.|Giải thích từ ngữ|d3",
      "chapter Chương II|KHAI THÁC VÀ GIỮ GÌN|c2",
      "division Mục 1|KHAI THÁC|c2-m1",
      "article Điều 4.|Nguyên tắc khai thác|d4",
      "article Điều 5.|Trình tự khai thác|d5",
      "division Mục 2|GIỮ GÌN|c2-m2",
      "article Điều 5a.|Trách nhiệm của hộ gia đình|d5a",
      "article Điều 6:|Trách nhiệm của trưởng bản|d6",
      "chapter Chương III|ĐIỀU KHOẢN THI HÀNH|c3",
      "article Điều 7.|Hiệu lực thi hành|d7",
    ]);
  });

  test("has khoản, điểm and tiết as paragraphs", () => {
    expect(paragraphsAt(documents.lawText, "d2")).toEqual([
      "1. Cơ quan, tổ chức, hộ gia đình.",
      "2. Người sử dụng nước",
    ]);
    expect(paragraphsAt(documents.lawText, "d3").map((text) => text.split(" ")[0])).toEqual([
      "Trong",
      "1.",
      "2.",
      "a)",
      "b)",
      "đ)",
      "2a.",
      "-",
      "-",
    ]);
  });

  test("joins a sentence cut before a reference", () => {
    expect(paragraphsAt(documents.lawText, "d5")).toEqual([
      "Việc khai thác được thực hiện theo quy định tại Điều 4. Các hộ thay phiên nhau.",
    ]);
  });

  test("keeps the formula of adoption and the signature in the back", () => {
    expect(printed(parseDocument(documents.lawText).back).map((text) => text.slice(0, 21))).toEqual([
      "Luật này được Quốc hộ",
      "CHỦ TỊCH QUỐC HỘI",
      "Nguyễn Văn Mẫu",
    ]);
    expect(parseDocument(documents.lawText).front.at(-1)?.text).toMatch(/^Quốc hội ban hành/);
  });

  test("may have parts, sub-divisions, titles below labels, and a table of contents", () => {
    expect(outlineOf(documents.codeText)).toEqual([
      "part Phần thứ nhất|NHỮNG QUY ĐỊNH CHUNG|p1",
      "chapter Chương I|PHẠM VI, NGUYÊN TẮC|p1-c1",
      "article Điều 1|Phạm vi điều chỉnh|d1",
      "article Điều 2|Nguyên tắc|d2",
      "chapter Chương II|CHỦ THỂ|p1-c2",
      "division Mục 1|CÁ NHÂN|p1-c2-m1",
      "division Tiểu mục 1|NĂNG LỰC|p1-c2-m1-t1",
      "article Điều 3.|Năng lực của cá nhân|d3",
      "division Tiểu mục 2|NƠI CƯ TRÚ|p1-c2-m1-t2",
      "article Điều 4.|Nơi ở|d4",
      "division Mục 2|DÒNG HỌ|p1-c2-m2",
      "article Điều 5.|Trưởng họ|d5",
      "part Phần thứ hai|TÀI SẢN|p2",
      "chapter Chương III|RUỘNG NƯƠNG|p2-c3",
      "article Điều 6.|Ruộng chung|d6",
    ]);
  });

  test("may number its articles anew in each chapter", () => {
    expect(pathsOf(documents.restartedArticlesText)).toEqual(["c1", "d1", "d2", "c2", "d1-2", "d2-2"]);
  });

  test("copied from a PDF keeps cut sentences whole", () => {
    expect(outlineOf(documents.wrappedLawText)).toEqual([
      "chapter Chương I|QUY ĐỊNH CHUNG|c1",
      "article Điều 1.|Trách nhiệm của Ủy ban nhân dân cấp tỉnh, cấp huyện, cấp xã và của các tổ chức chính trị - xã hội " +
        "trong việc giữ gìn nguồn nước|d1",
      "article Điều 2.|Hiệu lực thi hành|d2",
    ]);
    const clauses = paragraphsAt(documents.wrappedLawText, "d1");
    expect(clauses.map((text) => text.slice(0, 9))).toEqual(["1. Ủy ban", "2. Ủy ban", "3. Tổ chứ"]);
    expect(clauses[1]).toContain("Mục 2 và Mục 3. Trường hợp");
    expect(clauses[1]).toContain("điểm a và b) của khoản này");
    expect(clauses[2]).toContain("theo Chương II của Luật này");
    expect(clauses[2]).toContain("kiến nghị với Phần thứ hai. Việc");
  });
});

describe("a line break before a reference", () => {
  const law = (...cut: string[]) =>
    ["Điều 1. Nguyên tắc", "Công bằng.", "Điều 2. Thứ tự", "Lần lượt.", "Điều 3. Mùa khô", ...cut].join("\n");

  test("after a word that wants one, even when the number is the next", () => {
    const text = law(
      "Mùa khô làm theo quy định tại",
      "Điều 4. Các hộ thay nhau.",
      "Điều 4. Thi hành",
      "Thi hành ngay."
    );
    expect(pathsOf(text)).toEqual(["d1", "d2", "d3", "d4"]);
    expect(paragraphsAt(text, "d3")).toEqual(["Mùa khô làm theo quy định tại Điều 4. Các hộ thay nhau."]);
  });

  test("between khoản and điều, when the number is not the next", () => {
    const text = law("Mùa khô không áp dụng khoản 2", "Điều 5. Các hộ thay nhau.");
    expect(paragraphsAt(text, "d3")).toEqual(["Mùa khô không áp dụng khoản 2 Điều 5. Các hộ thay nhau."]);
  });

  test("with an article out of order before the next one", () => {
    const text = [
      "Điều 1. Sửa đổi",
      "Điều 3. Cấm",
      "Cấm săn.",
      "Điều 2. Bãi bỏ",
      "Bãi bỏ.",
      "Điều 3. Hiệu lực",
      "Ngay.",
    ].join("\n");
    expect(pathsOf(text)).toEqual(["d1", "d2", "d3"]);
  });
});

test("titles that name an office are not signatures", () => {
  const text = [
    "Chương VI",
    "CHỦ TỊCH NƯỚC",
    "Điều 86. Vị trí",
    "Chủ tịch nước là người đứng đầu.",
    "Điều 87. Bầu cử",
    "Do Quốc hội bầu.",
    "Chương VII",
    "CHÍNH PHỦ,",
    "THỦ TƯỚNG CHÍNH PHỦ",
    "Điều 88. Vị trí",
    "Chính phủ điều hành.",
    "CHỦ TỊCH QUỐC HỘI",
    "Lò Văn Mẫu",
  ].join("\n");
  expect(outlineOf(text).filter((line) => line.startsWith("chapter"))).toEqual([
    "chapter Chương VI|CHỦ TỊCH NƯỚC|c6",
    "chapter Chương VII|CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ|c7",
  ]);
  expect(parseDocument(text).back).toHaveLength(2);
});

test("a definition whose quotation is never closed hides neither mục nor điều", () => {
  const text = [
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Mục 1. TỪ NGỮ",
    "Điều 1. Giải thích từ ngữ",
    "1. “Mó nước là nơi nước ngầm lộ ra.",
    "2. “Bể chứa” là bể xây.",
    "Mục 2. NGUYÊN TẮC",
    "Điều 2. Nguyên tắc",
    "Công bằng.",
  ].join("\n");
  expect(pathsOf(text)).toEqual(["c1", "c1-m1", "d1", "c1-m2", "d2"]);
});

describe("an amending law", () => {
  test("keeps quoted articles and chapters as paragraphs", () => {
    expect(pathsOf(documents.amendingLawText)).toEqual(["d1", "d2", "d3", "d4"]);
    const quoted = paragraphsAt(documents.amendingLawText, "d1");
    expect(quoted).toHaveLength(14);
    expect(quoted).toEqual(
      expect.arrayContaining(["“Điều 4. Nguyên tắc khai thác", "“Chương IIa", "Điều 6b. Mức hỗ trợ"])
    );
  });

  test("keeps an article quoted between straight marks, inch marks and all", () => {
    expect(paragraphsAt(documents.amendingLawText, "d3")).toEqual([
      '"Điều 12. Khoanh nuôi',
      "1. Khoanh nuôi theo mùa.",
      "Điều 13. Trồng mới",
      '1. Trồng cây bản địa cao 15" trở lên.".',
    ]);
  });

  test("goes on after a quotation that is never closed", () => {
    expect(pathsOf(documents.unclosedQuoteText)).toEqual(["d1", "d2", "d3"]);
    expect(paragraphsAt(documents.unclosedQuoteText, "d1")).toContain("“Điều 9. Quỹ chung");
  });

  test("keeps inner articles that happen to go on with the outer numbering", () => {
    const text = [
      "Điều 1. Sửa đổi Luật Cũ",
      "“Điều 1. Tên gọi",
      "Tên gọi là bản.",
      "Điều 2. Địa giới",
      "Địa giới theo suối.”.",
      "Điều 2. Hiệu lực",
      "Có hiệu lực ngay.",
    ].join("\n");
    expect(outlineOf(text)).toEqual(["article Điều 1.|Sửa đổi Luật Cũ|d1", "article Điều 2.|Hiệu lực|d2"]);
  });

  test("recovers where a stray closing mark would swallow the outer articles", () => {
    const text = [
      "Điều 1. Sửa đổi Luật Cũ",
      "“Điều 8. Tên gọi",
      "Tên gọi là bản.",
      "Điều 2. Sửa đổi Luật Khác",
      "Bỏ từ nương.”.",
      "Điều 3. Hiệu lực",
      "Có hiệu lực ngay.",
    ].join("\n");
    expect(pathsOf(text)).toEqual(["d1", "d2", "d3"]);
  });

  test("keeps articles that are not quoted but out of order as paragraphs", () => {
    const text = [
      "Điều 1. Sửa đổi Luật Cũ",
      "Điều 45. Lễ hội",
      "Lễ hội gọn nhẹ.",
      "Điều 2. Bãi bỏ",
      "Bãi bỏ Điều 9.",
      "Điều 3. Hiệu lực",
      "Có hiệu lực ngay.",
    ].join("\n");
    expect(pathsOf(text)).toEqual(["d1", "d2", "d3"]);
  });
});

describe("a decision", () => {
  test("with attached rules: the signature stays before them, their articles have their own addresses", () => {
    expect(pathsOf(documents.decisionWithRulesText)).toEqual([
      "d1",
      "d2",
      "d3",
      "pl",
      "pl-c1",
      "pl-d1",
      "pl-d2",
      "pl-c2",
      "pl-d3",
    ]);
    expect(outlineOf(documents.decisionWithRulesText)[3]).toBe("part QUY CHẾ|QUẢN LÝ CHỢ PHIÊN TRÊN ĐỊA BÀN TỈNH|pl");
    expect(paragraphsAt(documents.decisionWithRulesText, "d3")).toEqual([
      "Nơi nhận:",
      "- Như Điều 3;",
      "- Lưu: VT.",
      "TM. ỦY BAN NHÂN DÂN",
      "KT. CHỦ TỊCH",
      "PHÓ CHỦ TỊCH",
      "Giàng A Mẫu",
    ]);
  });

  test("with an appendix that has no sections keeps it in the back, tables and all", () => {
    expect(printed(parseDocument(documents.decisionWithRulesText).back)).toEqual([
      "PHỤ LỤC I",
      "DANH MỤC CHỢ PHIÊN",
      "TT\tTên chợ\tNgày họp",
      "1\tChợ Nà Vàng\tChủ nhật",
      "2\tChợ Bản Mới\tThứ bảy",
      "I\tVùng cao\t12 chợ",
    ]);
  });

  test("may hold Roman sections in an article; numbered items there stay khoản", () => {
    expect(pathsOf(documents.decisionWithPlanText)).toEqual(["d1", "d1-i", "d1-ii", "d2"]);
    expect(paragraphsAt(documents.decisionWithPlanText, "d1-ii")).toEqual([
      "1. Mục tiêu chung",
      "Nghề dệt được truyền cho lớp trẻ.",
    ]);
    expect(printed(parseDocument(documents.decisionWithPlanText).back)).toEqual([
      "Nơi nhận: - Như Điều 2;",
      "- Lưu VT.",
    ]);
    expect(parseDocument(documents.decisionWithPlanText).front).toHaveLength(3);
  });
});

test("a short line that ends on a word that wants a reference goes on with the reference below it", () => {
  const { sections } = parseDocument(
    [
      "Điều 1. Bãi bỏ",
      "1. Bãi bỏ khoản 2 Điều 9 và",
      "Mục 2 Chương III.",
      "Điều 2. Hiệu lực thi hành",
      "1. Các quy định tại",
      "Điều 1 của Luật này thay thế quy định cũ.",
    ].join("\n"),
  );
  expect(sections.map(({ label }) => label)).toEqual(["Điều 1.", "Điều 2."]);
  expect(sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([
    "Bãi bỏ khoản 2 Điều 9 và Mục 2 Chương III.",
    "Các quy định tại Điều 1 của Luật này thay thế quy định cũ.",
  ]);
});
