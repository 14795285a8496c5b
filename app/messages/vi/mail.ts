export const mail = {
  receipt: {
    subject: "Đã nhận ý kiến góp ý của ông/bà, mã {code}",
    body: `Kính gửi ông/bà,

Ý kiến góp ý của ông/bà cho dự thảo
"{title}"
đã được tiếp nhận lúc {receivedAt}.

Mã tiếp nhận: {code}

Dùng mã này để xem ý kiến được xử lý đến đâu, sửa ý kiến khi chưa được kiểm duyệt, hoặc rút ý kiến:
{link}

Ai có mã đều xem, sửa và rút được ý kiến, nên xin giữ mã cho riêng mình.

Nếu muốn, ông/bà có thể xác nhận đây là thư điện tử của mình. Không xác nhận thì ý kiến vẫn được tiếp nhận như thường:
{confirmLink}

Mọi ý kiến đều được chuyển đến Ban Tuyên giáo Tỉnh ủy, kể cả ý kiến không được công bố.

Thư này được gửi tự động, xin không trả lời.`,
  },
  revised: {
    subject: "Ý kiến góp ý của ông/bà đã được sửa, mã {code}",
    body: `Kính gửi ông/bà,

Lúc {at}, ý kiến số {part, number} trong mã tiếp nhận {code} cho dự thảo
"{title}"
đã được sửa qua trang tra cứu. Bản cũ vẫn được giữ.

Xem nội dung hiện nay:
{link}

Nếu không phải ông/bà sửa, có thể người khác đã biết mã. Khi ý kiến chưa được kiểm duyệt, ông/bà sửa lại được ở trang trên.

Thư này được gửi tự động, xin không trả lời.`,
  },
  withdrawn: {
    subject: "Ý kiến góp ý của ông/bà đã được rút, mã {code}",
    body: `Kính gửi ông/bà,

Lúc {at}, ý kiến số {part, number} trong mã tiếp nhận {code} cho dự thảo
"{title}"
đã được rút qua trang tra cứu. Nội dung không còn được công bố và không có trong các bản kết xuất từ nay về sau.

{link}

Nếu không phải ông/bà rút, có thể người khác đã biết mã. Ý kiến đã rút không khôi phục được; trong thời gian lấy ý kiến, ông/bà có thể gửi ý kiến mới.

Thư này được gửi tự động, xin không trả lời.`,
  },
} as const;
