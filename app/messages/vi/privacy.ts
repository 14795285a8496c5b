/** The notice a contributor agrees to; a change of its meaning needs a new CONSENT_NOTICE. */
export const privacy = {
  title: "Bảo vệ thông tin cá nhân",
  version: "Bản số {version}",
  intro: "Cổng thu thập ít thông tin nhất có thể. Bạn có thể góp ý mà không nêu bất cứ điều gì về mình.",
  what: {
    title: "Chúng tôi lưu gì",
    text: "Nội dung ý kiến, loại ý kiến, mục được góp ý và thời điểm gửi. Nếu bạn tự điền: họ tên, cơ quan hoặc tổ chức, thư điện tử, nơi ở. Chúng tôi không hỏi số căn cước và không lưu địa chỉ mạng của máy bạn: để chặn việc gửi hàng loạt, cổng chỉ giữ một mã băm của địa chỉ ấy, với khóa được đổi và xóa mỗi ngày.",
  },
  why: {
    title: "Dùng để làm gì",
    text: "Ý kiến được tổng hợp và chuyển đến Ban Tuyên giáo Tỉnh ủy để tiếp thu, giải trình. Thư điện tử chỉ dùng để báo mã tiếp nhận, những thay đổi của ý kiến (sửa, rút) và kết quả xử lý; bạn có thể xác nhận địa chỉ qua đường dẫn trong thư, không bắt buộc.",
  },
  shown: {
    title: "Điều gì được công bố",
    text: "Sau khi kiểm duyệt, nội dung ý kiến và nơi ở (cấp huyện) có thể được công bố. Họ tên và tổ chức chỉ được công bố khi bạn đánh dấu cho phép. Thư điện tử không bao giờ được công bố.",
  },
  device: {
    title: "Trên máy của bạn",
    text: "Cổng không đặt cookie trên các trang công khai; chỉ khi bạn bấm “Đồng tình”, một số ngẫu nhiên được đặt trên máy để mỗi máy chỉ được tính một lần. Bài viết dở và tập góp ý được giữ trên chính máy của bạn và được xóa khi đã gửi. Ý kiến gửi lúc không có mạng, cùng thông tin bạn đã điền, cũng chỉ được giữ trên máy cho đến khi gửi xong. Các trang bạn đã đọc được lưu để xem khi không có mạng; bạn có thể xóa ở trang “Đọc khi không có mạng”.",
  },
} as const;
