export const common = {
  portal: "Cổng góp ý",
  instant: "{hour} giờ {minute} ngày {day}",
  /** Leads from a page to the same page in this language, and is written in it. */
  inThisLanguage: "Tiếng Việt",
  skipToContent: "Đến phần nội dung",
  staffArea: "Dành cho cán bộ",
  portalPages: "Trang của cổng",
  outline: "Mục lục",
  search: "Tìm kiếm",
  lookUp: "Tra cứu",
  rules: "Quy tắc kiểm duyệt",
  privacy: "Bảo vệ thông tin cá nhân",
  openData: "Dữ liệu mở",
  backHome: "Về trang đầu",
  failure: {
    foreignOrigin: "Yêu cầu không đến từ trang của cổng. Xin mở lại trang rồi gửi.",
    notAForm: "Cổng chỉ nhận nội dung gửi từ biểu mẫu trên các trang của Cổng.",
    bodyTooLarge:
      "Nội dung gửi lên quá lớn. Xin bấm nút quay lại của trình duyệt: nội dung bạn đã viết vẫn còn ở trang trước.",
    notFound: "Không có trang này.",
    notFoundHelp: "Có thể địa chỉ bị gõ nhầm. Xin bắt đầu từ trang đầu.",
    broken: "Cổng đang gặp sự cố. Xin thử lại sau ít phút.",
    brokenHelp: "Chúng tôi đã ghi nhận sự cố này với số tham chiếu {reference}.",
    tooMany: "Có quá nhiều lượt truy cập từ mạng này.",
    tooManyHelp: "Xin chờ vài phút rồi mở lại trang.",
    forbidden: "Bạn không được giao quyền làm việc này.",
  },
} as const;
