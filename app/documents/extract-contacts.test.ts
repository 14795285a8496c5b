import { describe, expect, test } from "vitest";
import { extractContacts } from "./extract-contacts";
import { parseDocument } from "./parse-document";
import { lawText } from "./test-laws";
import { resolutionText } from "./test-reports";

const contacts = (...lines: string[]) => extractContacts(lines.map((text) => ({ text })));

describe("extractContacts", () => {
  test("finds none in recipients and signatures", () => {
    expect(extractContacts(parseDocument(resolutionText).back)).toEqual([]);
    expect(extractContacts(parseDocument(lawText).back)).toEqual([]);
    expect(extractContacts([])).toEqual([]);
  });

  test("reads an office with its address and e-mail on lines of their own", () => {
    expect(
      contacts(
        "Mọi ý kiến xin gửi về:",
        "Văn phòng Huyện ủy",
        "Địa chỉ: số 5, phố Chợ, xã Nà Vàng.",
        "Email: vp@navang.vn; hopthu@navang.vn"
      )
    ).toEqual([
      {
        label: "Văn phòng Huyện ủy",
        address: "số 5, phố Chợ, xã Nà Vàng",
        emails: ["vp@navang.vn", "hopthu@navang.vn"],
      },
    ]);
  });

  test("reads an address without e-mail only where opinions are asked for", () => {
    const entry = "Ban Dân vận: tầng 2, nhà B, phường Mới, tỉnh Nà Vàng.";
    expect(contacts("Ý kiến góp ý gửi về địa chỉ sau:", entry)).toEqual([
      { label: "Ban Dân vận", address: "tầng 2, nhà B, phường Mới, tỉnh Nà Vàng", emails: [] },
    ]);
    expect(contacts(entry)).toEqual([]);
  });

  test("reads an e-mail address inside the sentence that asks", () => {
    expect(contacts("Mọi ý kiến xin gửi về hộp thư: gopy@navang.gov.vn trước ngày 18/6.")).toEqual([
      { label: null, address: null, emails: ["gopy@navang.gov.vn"] },
    ]);
  });

  test("takes deadlines and postage for what they are", () => {
    expect(
      contacts(
        "Mọi ý kiến xin gửi về:",
        "Thời gian lấy ý kiến: đến hết ngày 18/6/2020.",
        "Thư gửi qua bưu điện không phải dán tem."
      )
    ).toEqual([]);
  });
});
