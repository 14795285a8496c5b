/** Why a comment is marked, in words; the list of insulting words. */
export const flags = {
  kind: {
    phone: "Giống số điện thoại: {words}",
    "citizen-id": "Giống số căn cước công dân (12 chữ số, bắt đầu bằng mã tỉnh): {words}",
    "identity-card": "Giống số chứng minh nhân dân: {words}",
    passport: "Giống số hộ chiếu: {words}",
    "bank-account": "Giống số tài khoản ngân hàng: {words}",
    email: "Giống địa chỉ thư điện tử: {words}",
    address: "Giống địa chỉ nhà của một người: {words}",
  },
  insult: "Có từ trong danh sách từ nhạy cảm: {words}",
  link: "Có liên kết: {words}",
  allCapitals: "Hầu hết viết bằng chữ hoa",
  veryShort: "Dưới ba từ và không đề xuất sửa câu chữ",
  wrongSection: "Giống mục “{section}” hơn: cùng nói về {terms}",
  wrongSectionUnknown: "Giống một mục khác hơn: cùng nói về {terms}",
  inProposed: "{why} (trong phần đề xuất)",
  list: {
    title: "Danh sách từ nhạy cảm",
    intro:
      "Ý kiến có những từ này được đánh dấu để người kiểm duyệt xem, không bị ẩn hay từ chối. Viết đủ dấu: “các” và “cặc” chỉ khác nhau ở dấu. Từ có nghĩa bình thường trong nhiều câu (như “chó”) nên ghi thành cụm từ.",
    from: "Thay đổi có hiệu lực với ý kiến đến hoặc được sửa từ lúc này.",
    word: "Từ hoặc cụm từ",
    add: "Thêm",
    remove: "Bỏ",
    removeNamed: "Bỏ “{word}”",
    count: "{count, plural, other {# từ và cụm từ}}",
    none: "Danh sách đang trống.",
    added: "Đã thêm “{word}”.",
    removed: "Đã bỏ “{word}”.",
    error: {
      empty: "Xin nhập một từ hoặc cụm từ.",
      long: "Xin nhập cụm từ ngắn hơn (nhiều nhất 60 ký tự).",
      known: "Từ này đã có trong danh sách.",
    },
  },
} as const;
