import fs from "node:fs/promises";
import { expect, publish, SAMPLE, TARGETS, test } from "./fixtures";
import { dump, hasLynx, Keys } from "./lynx";
import { changed, quoteFields, sendForm } from "./public-content";

test.beforeEach(() => test.skip(!hasLynx(), "Lynx, and script of util-linux, are not installed here."));

/** A folder for what one run of the browser reads and writes. */
async function keysIn(folder: string): Promise<Keys> {
  await fs.mkdir(folder, { recursive: true });
  return new Keys(folder);
}

test("in a text browser somebody goes from the draft to a receipt, and looks it up", async ({ portal }, info) => {
  const text = "Cần thêm diện tích chè cổ thụ ở Sìn Hồ.";
  const sending = await keysIn(info.outputPath("sending"));
  sending
    .find("II- Các chỉ tiêu chủ yếu đến năm 2025")
    .follow()
    .find("Đoạn 2")
    .press("Down Arrow")
    .follow()
    .print();
  // The form opens at its first field, the kinds; the second asks for a change.
  sending.press("Down Arrow").follow().find("Nội dung ý kiến").press("Down Arrow").type(text);
  sending.findFromField("Tôi đồng ý để").follow().find("Gửi góp ý").follow().print();
  // The words stand in the review, and then on its button.
  sending.find("Gửi góp ý").type("n").follow().print();
  const [form = "", review = "", receipt = ""] = await sending.browse(`${portal.url}${SAMPLE}`);

  expect(form).toContain("Góp ý về đoạn 2");
  expect(form).toMatch(/Đoạn 2 Góp ý Sửa câu chữ/);
  expect(form).not.toContain("Về những chữ này trong đoạn");
  expect(review).toContain("Ý kiến chưa được gửi.");
  expect(review).toMatch(new RegExp(`Loại ý kiến\\s+Đề nghị sửa\\s+Nội dung ý kiến\\s+${text}`));
  const [, code = ""] = /Mã tiếp nhận ([0-9A-Z]{5}(?:-[0-9A-Z]{5}){2})/.exec(receipt) ?? [];
  expect(receipt).toContain("Đã nhận ý kiến của bạn.");
  const rows = await portal.db.prisma.comment.findMany({ where: { text }, include: { paragraph: true } });
  expect(rows).toMatchObject([{ receiptCode: code, kind: "amend", channel: "web", state: "pending", paragraph: { number: 2 } }]);

  const looking = await keysIn(info.outputPath("looking"));
  looking.find("Tra cứu").follow().find("English").press("Down Arrow").type(code.toLowerCase()).press("Down Arrow").follow().print();
  const [found = ""] = await looking.browse(portal.url);
  expect(found).toContain(`Mã tiếp nhận ${code}`);
  expect(found).toContain(text);
  expect(found).toContain("Đang chờ kiểm duyệt.");
  expect(found).not.toContain("Đã nhận ý kiến của bạn.");
});

test("a text browser tells what a comment quotes, and what a proposal takes out and adds", async ({ portal }) => {
  const { text } = await portal.db.prisma.paragraph.findFirstOrThrow({ where: { number: 8, section: { path: TARGETS.slice(SAMPLE.length + 1) } } });
  const proposed = changed(text);
  const code = await sendForm(portal, TARGETS, { paragraph: "8", kind: "amend", text: "Nói cho rõ.", proposed, ...quoteFields(text, 0, 20) });
  await publish(portal, code);
  const [removed = ""] = /\p{L}+ \p{L}+/u.exec(text) ?? [];
  const { id } = await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: code } });
  const page = dump(`${portal.url}${SAMPLE}/y-kien/${id}`).replace(/\s+/g, " ");
  expect(page).toContain(text.slice(0, 20));
  expect(page).toMatch(/\[bỏ: [^\]]+\]/);
  expect(page).toMatch(/\[thêm: [^\]]+\]/);
  const taken = [...page.matchAll(/\[bỏ: ([^\]]+)\]/g)].map(([, words]) => words).join(" ");
  for (const word of removed.split(" ")) expect(taken).toContain(word);
});
