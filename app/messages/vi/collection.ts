/** A collection of comments, built on the device and sent together. */
export const collection = {
  title: "Tập góp ý của bạn",
  intro: "Các ý kiến dưới đây đang nằm trên máy này và chưa được gửi. Xem lại, điền thông tin một lần rồi gửi tất cả.",
  needsScript:
    "Tập góp ý cần trình duyệt có bật JavaScript. Nếu không có, bạn vẫn gửi được từng ý kiến một ở mỗi mục của dự thảo.",
  backToDraft: "Đọc tiếp dự thảo",
  person: "Thông tin của bạn, dùng chung cho cả tập",
  send: "Gửi cả tập góp ý",
  refusedPart: "Ý kiến thứ {number, number} trong tập cần được sửa hoặc bỏ ra: {message}",
} as const;
