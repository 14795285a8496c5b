/** The page that explains the open data. */
export const openData = {
  title: "Dữ liệu mở",
  intro:
    "Dự thảo, các ý kiến đã công bố, số liệu và nhật ký kiểm duyệt được cung cấp ở dạng máy đọc được, để báo chí, nhà nghiên cứu và mọi người tự kiểm tra và sử dụng. Không cần đăng ký.",
  what: "Có những gì",
  consultations: "Các đợt lấy ý kiến",
  outline: "Mục lục dự thảo",
  comments: "Ý kiến đã công bố",
  numbers: "Số liệu theo kênh, theo loại ý kiến và theo mục",
  log: "Nhật ký kiểm duyệt",
  json: "JSON",
  csv: "CSV",
  ofConsultation: "Đợt “{title}”",
  opened: "Mở ngày {day}",
  how: "Cách dùng",
  formats:
    "Mỗi địa chỉ trả về JSON; thêm format=csv vào địa chỉ để lấy bảng CSV, mở được bằng Excel. Ô nào dễ bị bảng tính hiểu nhầm là công thức được đặt dấu nháy đơn ở đầu.",
  pages:
    "Danh sách dài được chia trang: giá trị next của trang này là tham số after của trang sau. Mỗi trang có 20 dòng, nhiều nhất 100 dòng với tham số limit.",
  changes: "Mỗi câu trả lời có ETag; gửi lại trong If-None-Match để không tải lại dữ liệu chưa thay đổi.",
  limits: "Số lượt đọc từ một mạng có giới hạn ({points, number} lượt trong {minutes, number} phút).",
  description: "Mô tả đầy đủ cho lập trình viên (OpenAPI 3.1)",
  privacy: "Không có gì về đời tư",
  privacyText:
    "Dữ liệu mở chỉ có những gì các trang công khai đã có. Họ tên và tổ chức chỉ có khi người góp ý cho phép; không có thư điện tử, mã tiếp nhận, cũng không có lời nào của ý kiến không được công bố. Ý kiến đã rút lại hoặc không còn được công bố thì biến mất khỏi dữ liệu mở ngay lúc đó; xin xóa ở bản bạn đã tải về.",
} as const;
