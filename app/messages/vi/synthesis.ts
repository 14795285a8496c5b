export const synthesis = {
  outcome: {
    accept: "Tiếp thu",
    accept_part: "Tiếp thu một phần",
    explain: "Giải trình",
    note: "Ghi nhận",
  },
  answerMail: {
    subject: "Ý kiến góp ý của ông/bà đã được trả lời, mã {code}",
    line: "Ý kiến số {part, number}: {outcomes}",
    body: `Kính gửi ông/bà,

Kết quả tiếp thu, giải trình các ý kiến góp ý cho dự thảo
"{title}"
đã được công bố. Với mã tiếp nhận {code}:

{lines}

Xem nội dung trả lời đầy đủ:
{link}

Xin cảm ơn ông/bà đã góp ý.

Thư này được gửi tự động, xin không trả lời.`,
  },
  chart: {
    comments: "Ý kiến",
    texts: "Văn bản khác nhau",
    name: "Mục",
    day: "Ngày",
    section: "Phần, mục",
    total: "Cộng",
    own: "Riêng mục này",
    summary: "{rows, number} dòng, tổng cộng {comments, number} ý kiến.",
    most: "Nhiều nhất: {name}, {comments, number} ý kiến.",
    summaryOnce: "{rows, number} dòng.",
    mostOnce: "Nhiều nhất: {name}, {texts, number} văn bản khác nhau.",
    barTitle: "{name}: {comments, number} ý kiến, {texts, number} văn bản khác nhau",
    cut: "Còn {rows, number} mục nữa, xem bảng.",
  },
} as const;
