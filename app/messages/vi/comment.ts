/** The comment itself: its kinds, districts, channels and states. */
export const comment = {
  kind: {
    agree: "Đồng ý",
    amend: "Đề nghị sửa",
    add: "Đề nghị bổ sung",
    remove: "Đề nghị bỏ",
    other: "Ý kiến khác",
  },
  district: {
    "lai-chau": "Thành phố Lai Châu",
    "tam-duong": "Huyện Tam Đường",
    "muong-te": "Huyện Mường Tè",
    "sin-ho": "Huyện Sìn Hồ",
    "phong-tho": "Huyện Phong Thổ",
    "than-uyen": "Huyện Than Uyên",
    "tan-uyen": "Huyện Tân Uyên",
    "nam-nhun": "Huyện Nậm Nhùn",
    "ngoai-tinh": "Ngoài tỉnh Lai Châu",
  },
  channel: {
    web: "Cổng góp ý",
    email: "Thư điện tử",
    post: "Bưu điện",
    meeting: "Hội nghị",
    import: "Nhập từ tệp",
  },
  state: {
    pending: "Chờ kiểm duyệt",
    published: "Đã công bố",
    withheld: "Không công bố",
    withdrawn: "Người góp ý đã rút",
    merged: "Gộp với ý kiến khác",
  },
} as const;
