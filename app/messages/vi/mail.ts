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
  invitation: {
    subject: "Mời làm việc trên Cổng góp ý",
    body: `Kính gửi ông/bà,

Người quản trị Cổng góp ý mời ông/bà làm việc trên cổng: {roles}.

Mở đường dẫn này để tạo tài khoản. Đường dẫn dùng một lần, đến {until}:
{link}

Ai có đường dẫn đều dùng được, nên xin không chuyển tiếp thư này. Nếu ông/bà không biết về lời mời, xin bỏ qua.

Thư này được gửi tự động, xin không trả lời.`,
  },
  decided: {
    subject: {
      publish: "Ý kiến góp ý của ông/bà đã được công bố, mã {code}",
      redact: "Ý kiến góp ý của ông/bà đã được công bố, có phần được ẩn, mã {code}",
      withhold: "Ý kiến góp ý của ông/bà không được công bố, mã {code}",
      reopen: "Ý kiến góp ý của ông/bà được xem xét lại, mã {code}",
      move: "Ý kiến góp ý của ông/bà được chuyển sang mục khác, mã {code}",
      merge: "Ý kiến góp ý của ông/bà được gộp với một ý kiến khác, mã {code}",
    },
    what: {
      publish: "Ý kiến đã được công bố trên cổng.",
      redact: "Ý kiến đã được công bố trên cổng, có phần được ẩn. Lý do: {reason}.",
      withhold: "Ý kiến không được công bố trên cổng. Lý do: {reason}. Ý kiến vẫn được chuyển nguyên văn đến Ban Tuyên giáo Tỉnh ủy.",
      reopen: "Quyết định trước về ý kiến này được xem xét lại. Ý kiến đang chờ quyết định mới.",
      move: "Ý kiến được chuyển sang mục mà nó nói đến: {place}. Lời của ý kiến giữ nguyên.",
      merge: "Ý kiến được gộp với một ý kiến khác cùng nội dung của cùng người gửi. Cả hai vẫn nằm trong sổ tiếp nhận và được chuyển đến Ban Tuyên giáo Tỉnh ủy.",
    },
    wholeDraft: "toàn bộ dự thảo",
    note: "Ghi chú của người kiểm duyệt: {note}",
    secondLook: `Nếu không đồng ý, trong 30 ngày ông/bà có thể đề nghị một lần để một cán bộ khác xem lại:
{link}`,
    answered: "Đây là kết quả xem lại theo đề nghị của ông/bà, do một cán bộ khác quyết định.",
    body: `Kính gửi ông/bà,

Về ý kiến số {part, number} trong mã tiếp nhận {code} cho dự thảo
"{title}",
lúc {at}:

{what}

Xem ý kiến, lý do và quy tắc kiểm duyệt bản {version}:
{link}

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
