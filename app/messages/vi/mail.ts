export const mail = {
  receipt: {
    subject: "Đã nhận ý kiến góp ý của ông/bà, mã {code}",
    body: `Kính gửi ông/bà,

Ý kiến góp ý của ông/bà cho dự thảo
"{title}"
đã được tiếp nhận lúc {receivedAt}.

Mã tiếp nhận: {code}

Dùng mã này để xem ý kiến được xử lý đến đâu:
{link}

Ai có mã đều xem được kết quả xử lý, nên xin giữ mã cho riêng mình.
Mọi ý kiến đều được chuyển đến Ban Tuyên giáo Tỉnh ủy, kể cả ý kiến không được công bố.

Thư này được gửi tự động, xin không trả lời.`,
  },
} as const;
