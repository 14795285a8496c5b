/** The notice a contributor agrees to; a change of its meaning needs a new CONSENT_NOTICE. */
export const privacy = {
  title: "Bảo vệ thông tin cá nhân",
  version: "Bản số {version}",
  intro: "Cổng thu thập ít thông tin nhất có thể. Bạn có thể góp ý mà không nêu bất cứ điều gì về mình.",
  what: {
    title: "Chúng tôi lưu gì",
    text: "Nội dung ý kiến, loại ý kiến, mục được góp ý và thời điểm gửi. Nếu bạn tự điền hoặc tự gửi: họ tên, cơ quan hoặc tổ chức, thư điện tử, nơi ở, tệp gửi kèm. Thư giấy và thư điện tử được lưu như khi đến, để cán bộ nhập ý kiến trong đó vào sổ. Chúng tôi không hỏi số căn cước và không lưu địa chỉ mạng của máy bạn: để chặn việc gửi hàng loạt, cổng chỉ giữ một mã băm của địa chỉ ấy, với khóa được đổi và xóa mỗi ngày.",
  },
  why: {
    title: "Dùng để làm gì",
    text: "Ý kiến được tổng hợp và chuyển đến Ban Tuyên giáo Tỉnh ủy để tiếp thu, giải trình. Thư điện tử chỉ dùng để báo mã tiếp nhận, những thay đổi của ý kiến (sửa, rút) và kết quả xử lý; bạn có thể xác nhận địa chỉ qua đường dẫn trong thư, không bắt buộc.",
  },
  shown: {
    title: "Điều gì được công bố",
    text: "Sau khi kiểm duyệt, nội dung ý kiến và nơi ở (cấp huyện) có thể được công bố. Họ tên và tổ chức chỉ được công bố khi bạn đánh dấu cho phép. Thư điện tử, thư gốc và tệp gửi kèm không bao giờ được công bố. Ý kiến không công bố chỉ được đếm trong các con số.",
  },
  keep: {
    title: "Lưu bao lâu",
    text: "Cơ quan tổ chức đặt thời hạn lưu giữ cho từng đợt lấy ý kiến. Hết thời hạn, họ tên, cơ quan hoặc tổ chức, thư điện tử, thư từ gốc, tệp gửi kèm và các thư cổng đã gửi đều bị xóa vĩnh viễn; những chỗ trong ý kiến đã được che vì là thông tin riêng tư cũng bị xóa khỏi lời văn. Nội dung ý kiến, nơi ở (cấp huyện) và các con số được giữ lại.",
    none: "Chưa đặt thời hạn; thông tin được giữ đến khi đặt.",
    close: "{months, number} tháng kể từ ngày hết hạn góp ý.",
    results: "{months, number} tháng kể từ ngày công bố kết quả.",
  },
  erase: {
    title: "Xóa sớm hơn",
    text: "Bạn có thể xóa thông tin về mình bất cứ lúc nào: tra cứu bằng mã tiếp nhận, rồi chọn “Xóa thông tin liên hệ của tôi”. Việc xóa được làm ngay và được ghi vào nhật ký, không ghi tên ai. Ý kiến vẫn được giữ; muốn ý kiến không còn hiện thì rút ý kiến. Những bản tổng hợp đã gửi đi và bản sao lưu cũ của cổng không sửa lại được; bản sao lưu được hủy khi hết hạn của nó.",
  },
  device: {
    title: "Trên máy của bạn",
    text: "Cổng không đặt cookie trên các trang công khai; chỉ khi bạn bấm “Đồng tình”, một số ngẫu nhiên được đặt trên máy để mỗi máy chỉ được tính một lần. Bài viết dở và tập góp ý được giữ trên chính máy của bạn và được xóa khi đã gửi. Ý kiến gửi lúc không có mạng, cùng thông tin bạn đã điền, cũng chỉ được giữ trên máy cho đến khi gửi xong. Các trang bạn đã đọc được lưu để xem khi không có mạng; bạn có thể xóa ở trang “Đọc khi không có mạng”.",
  },
} as const;
