/** The comment itself: its kinds, districts, channels and states. */
export const comment = {
  kind: {
    agree: "Agree",
    amend: "Suggest a change",
    add: "Suggest an addition",
    remove: "Suggest a removal",
    other: "Other comment",
  },
  district: {
    "lai-chau": "Lai Châu City",
    "tam-duong": "Tam Đường District",
    "muong-te": "Mường Tè District",
    "sin-ho": "Sìn Hồ District",
    "phong-tho": "Phong Thổ District",
    "than-uyen": "Than Uyên District",
    "tan-uyen": "Tân Uyên District",
    "nam-nhun": "Nậm Nhùn District",
    "ngoai-tinh": "Outside Lai Châu Province",
  },
  channel: {
    web: "Cổng góp ý",
    email: "Email",
    post: "Post",
    meeting: "Meeting",
    import: "Imported from a file",
  },
  state: {
    pending: "Awaiting moderation",
    published: "Published",
    withheld: "Withheld",
    withdrawn: "Withdrawn by the contributor",
    merged: "Merged with another comment",
  },
};
