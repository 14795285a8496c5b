/** Mails that bring opinions: their receipts, their import, and their reading into comments. */
export const intakeMail = {
  receipt: {
    subject: "Đã nhận thư góp ý của ông/bà, mã {code}",
    body: `Kính gửi ông/bà,

Thư góp ý của ông/bà cho dự thảo
"{title}"
đã được tiếp nhận lúc {receivedAt}.

Mã tiếp nhận: {code}

Cán bộ sẽ đọc thư và ghi từng ý kiến trong thư vào sổ tiếp nhận. Dùng mã này để xem ý kiến được xử lý đến đâu:
{link}

Ai có mã đều xem được ý kiến, nên xin giữ mã cho riêng mình.

Mọi ý kiến được ghi vào sổ đều được chuyển đến Ban Tuyên giáo Tỉnh ủy, kể cả ý kiến không được công bố.

Xin cảm ơn ông/bà. Thư này được gửi tự động.`,
  },
  unreadable: {
    subject: "Chưa đọc được thư góp ý của ông/bà, mã {code}",
    body: `Kính gửi ông/bà,

Thư ông/bà gửi cho đợt góp ý dự thảo
"{title}"
đã đến lúc {receivedAt}, nhưng cổng không mở được vì {why, select, large {thư quá lớn (trên 30 MB)} other {cấu tạo của thư không đọc được}}.

Xin ông/bà gửi lại nội dung góp ý trong một thư ngắn gọn hơn, hoặc gửi ngay trên cổng:
{home}

Mã tiếp nhận của thư này: {code}
{link}

Xin cảm ơn ông/bà. Thư này được gửi tự động.`,
  },
  note: {
    refusedFile: "Tệp “{name}” không được giữ riêng: {reason}. Thư gốc vẫn có tệp này.",
    fileReason: {
      empty: "tệp rỗng",
      "not-allowed": "loại tệp không nhận",
      unknown: "không rõ loại tệp",
      damaged: "tệp hỏng",
      "hidden-content": "tệp chứa nội dung ẩn",
      "active-content": "tệp chứa mã chạy được",
      "too-complex": "tệp có cấu tạo bất thường",
    },
    unnamed: "không tên",
    moreFiles: "Còn {count, number} tệp nữa chỉ có trong thư gốc.",
    cut: "Nội dung quá dài nên bị cắt ở đây. Bản đầy đủ có trong thư gốc.",
    garbled: "Bảng mã của thư không nhận ra được. Xin đối chiếu với thư gốc, hoặc đề nghị người gửi gửi lại.",
    tooLarge: "Thư quá lớn (trên 30 MB) nên cổng chỉ giữ phần đầu thư. Thư vẫn còn trong hộp thư.",
    tooComplex: "Thư có cấu tạo bất thường nên cổng không mở nội dung. Thư gốc được giữ nguyên.",
    damaged: "Thư hỏng, cổng không đọc được nội dung. Thư gốc được giữ nguyên.",
  },
  letter: {
    waiting: "Thư của ông/bà đã được nhận, đang chờ cán bộ ghi vào sổ. Khi ghi xong, từng ý kiến trong thư sẽ hiện ở trang này.",
    refused: "Thư của ông/bà đã được nhận nhưng không được ghi vào sổ ý kiến. Lý do: {reason}. Thư vẫn được lưu giữ và được đếm.",
    setAside: "Thư này được để riêng, không ghi vào sổ ý kiến. Lý do: {reason}.",
    about: "Góp ý cho",
    received: "Nhận lúc",
    settled: "Xử lý lúc",
    readOn: "Đọc dự thảo",
  },
  facts: { subject: "Tiêu đề", thread: "Mở thư đầu của cuộc trao đổi này" },
  mailbox: {
    title: "Hộp thư",
    read: "Đọc hộp thư lần cuối lúc {instant}.",
    never: "Chưa đọc được hộp thư lần nào.",
    failing: "Hộp thư đang không đọc được ({error}). Cổng tự thử lại; thư không bị mất.",
  },
  import: {
    title: "Nhập thư điện tử từ tệp",
    intro: "Chọn tệp .eml (một thư) hoặc .mbox (nhiều thư) xuất từ hộp thư. Thư đã có trong sổ, nhận biết theo Message-ID, được bỏ qua. Người gửi thư mới được trả lời kèm mã tiếp nhận, mỗi thư một lần.",
    files: "Tệp thư",
    hint: "Tối đa 20 tệp, mỗi tệp 100 MB. Mỗi lần đọc {most, number} thư; tệp lớn hơn xin nhập từ máy chủ bằng lệnh npm run import-mail.",
    submit: "Nhập thư",
    sending: "Đang nhập…",
    result: "Kết quả nhập thư",
    file: "Tệp",
    new: "Mới, chờ ghi sổ",
    known: "Đã có từ trước",
    setAside: "Để riêng",
    refused: "Không đọc được",
    notMail: "Tệp này không phải tệp thư.",
    tooLarge: "Tệp quá lớn nên chưa được đọc.",
    more: "Tệp còn thư chưa đọc. Bấm nhập lại tệp này để đọc tiếp: thư đã nhập không bị nhập lần nữa.",
    none: "Xin chọn ít nhất một tệp.",
    noConsultation: "Chưa có đợt lấy ý kiến nào để nhận thư.",
    back: "Về danh sách tiếp nhận",
  },
  split: {
    title: "Tách thư thành ý kiến",
    source: "Nội dung thư",
    noText: "Thư không có chữ nào đọc được. Xin xem tệp kèm theo hoặc thư gốc.",
    recovered: "Đã chuyển từ bảng mã {from, select, tcvn3 {TCVN3} vni {VNI} other {{from}}}, xin đối chiếu với thư gốc.",
    late: "Thư đến sau khi hết hạn ({closesAt}) nên không ghi vào sổ được. Xin từ chối với lý do “đến muộn”.",
    hint: "Chọn một đoạn chữ rồi bấm “Tách thành ý kiến”. Không chọn gì thì lấy cả thư.",
    take: "Tách thành ý kiến",
    parts: "Các ý kiến tách ra",
    none: "Chưa tách ý kiến nào.",
    register: "Ghi {count, number} ý kiến vào sổ",
    taken: "Đã tách ý kiến {number, number}.",
    removed: "Đã bỏ ý kiến {number, number}.",
    original: "Tải thư gốc (.eml)",
    keys: "Phím tắt",
    keyTake: "tách chữ đang chọn thành ý kiến",
    keyRegister: "ghi vào sổ",
    keyText: "về nội dung thư",
  },
} as const;
