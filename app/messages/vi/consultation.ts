/** The window of a consultation: its dates, extensions and other channels. */
export const consultation = {
  list: {
    title: "Các đợt lấy ý kiến",
    intro: "Chọn một đợt để đọc dự thảo và gửi ý kiến.",
    empty: "Hiện chưa có đợt lấy ý kiến nào.",
  },
  about: "Lấy ý kiến góp ý",
  organiser: "Cơ quan lấy ý kiến: {organiser}",
  howItWorks:
    "Chọn một mục để đọc và góp ý; không cần tài khoản, không bắt buộc nêu tên. Mỗi ý kiến được cấp một mã tiếp nhận để tra cứu. Mọi ý kiến đều được chuyển đến Ban Tuyên giáo Tỉnh ủy, kể cả ý kiến không được công bố.",
  onlyReading:
    "Chọn một mục để đọc dự thảo và các ý kiến đã công bố. Mọi ý kiến đã nhận đều được chuyển đến Ban Tuyên giáo Tỉnh ủy, kể cả ý kiến không được công bố.",
  phase: {
    upcoming: "Chưa bắt đầu nhận ý kiến",
    open: "Đang nhận ý kiến",
    closing: "Sắp hết hạn",
    closed: "Đã hết hạn nhận ý kiến",
  },
  opensAt: "bắt đầu nhận ý kiến từ {instant}",
  until: "đến {instant}",
  endedAt: "đợt lấy ý kiến đã kết thúc lúc {instant}",
  remaining: {
    day: "còn {count, number} ngày",
    hour: "còn {count, number} giờ",
    minute: "{count, plural, =0 {còn chưa đầy 1 phút} other {còn {count, number} phút}}",
  },
  extension: {
    title: "Gia hạn",
    link: "Đã gia hạn: xem lý do",
    announced: "Hạn đã công bố ban đầu: {instant}.",
    row: "Ngày {day}: gia hạn đến {instant}. Lý do: {reason}. Người ký: {signedBy}.",
  },
  contacts: {
    title: "Gửi ý kiến bằng cách khác",
    email: "Thư điện tử:",
    post: "Thư qua bưu điện không phải dán tem. Thư gửi bưu điện được tính theo ngày đóng dấu.",
    none: "Đợt này chỉ nhận ý kiến qua cổng.",
  },
  outline: {
    title: "Mục lục dự thảo",
    published: "{count, number} ý kiến",
    publishedTitle: "{count, number} ý kiến đã công bố về mục này và các mục con",
    folded: "{count, number} mục nhỏ",
    foldedIn: "{count, number} mục nhỏ của {title}",
    empty: "Dự thảo này không chia mục.",
  },
  wholeDraft: "Góp ý cho toàn bộ dự thảo",
  publishedOnDraft: "Ý kiến đã công bố về toàn bộ dự thảo",
  readFromStart: "Đọc từ đầu",
  fullText: "Đọc toàn văn",
  fullTextTitle: "Toàn văn dự thảo",
  moderationLog: "Nhật ký kiểm duyệt",
  front: "Phần mở đầu của dự thảo",
} as const;
