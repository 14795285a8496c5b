/** What the commented draft says in words of its own. */
export const words = {
  whole: "Về toàn bộ dự thảo",
  draft: "Dự thảo lần {number}",
  volume: "Quyển {number} trên {of}",
  about: "Ý kiến góp ý đến {at}. Mỗi ý kiến là một lời chú bên lề; đề xuất sửa câu chữ là thay đổi có theo dõi. Xin giữ nguyên dòng mã ở cuối mỗi lời chú khi trả lời.",
  state: {
    pending: "[Chờ kiểm duyệt]",
    withheld: "[Không công bố: lý do {reason}]",
    merged: "[Gộp với ý kiến khác]",
  },
  quoted: "Về những chữ: “{quote}”",
  base: "Nguyên văn được đề xuất sửa:",
  proposed: "Đề xuất sửa thành:",
  inText: "(Đã ghi thành thay đổi có theo dõi trong đoạn.)",
  sameAs: "(Giống hệt đề xuất đã ghi trong đoạn của {author}.)",
  aside: "(Chỉ ghi tại đây, không ghi vào đoạn.)",
} as const;
