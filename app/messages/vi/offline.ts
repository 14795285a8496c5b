/** The page that stands in for one that is not on the device while there is no network. */
export const offline = {
  title: "Đọc khi không có mạng",
  about: "Khi không có mạng, bạn vẫn đọc được những trang đã lưu trên máy này. Trang chưa lưu sẽ mở được khi có mạng lại.",
  writing: "Ý kiến viết lúc không có mạng được giữ trên máy này và tự gửi khi có mạng lại.",
  saved: "Các trang đã lưu trên máy này",
  needsScript: "Danh sách chỉ hiện trong trình duyệt có bật JavaScript.",
} as const;
