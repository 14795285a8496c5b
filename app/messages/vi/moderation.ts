/** The published rules and the staff's moderation desk. */
export const moderation = {
  hidden: "[đã ẩn: {reason}]",
  action: {
    publish: "Công bố",
    redact: "Công bố, có phần được ẩn",
    withhold: "Không công bố",
    reopen: "Xem xét lại",
  },
  rule: {
    "0": "Phù hợp quy tắc kiểm duyệt",
    "1": "Có thông tin riêng tư của một người (số điện thoại, số giấy tờ, nơi ở…)",
    "2": "Có lời xúc phạm hoặc vu khống người khác",
    "3": "Kích động thù hằn, chia rẽ dân tộc, tôn giáo hoặc bạo lực",
    "4": "Có nội dung thuộc bí mật nhà nước",
    "5": "Quảng cáo hoặc nội dung gửi hàng loạt không phải góp ý",
    "6": "Không liên quan đến dự thảo đang lấy ý kiến",
    "7": "Có nội dung khác mà pháp luật cấm công bố",
  },
} as const;
