/** Signing in, invitations and accounts of staff. */
export const auth = {
  role: {
    moderator: "Kiểm duyệt",
    compiler: "Tổng hợp",
    administrator: "Quản trị",
  },
  roleHint: {
    moderator: "Xem ý kiến gửi đến và quyết định công bố",
    compiler: "Nhóm ý kiến, kết xuất, gửi Ban Tuyên giáo",
    administrator: "Làm được mọi việc và quản lý tài khoản",
  },
  field: {
    email: "Thư điện tử",
    name: "Họ và tên",
    nameHint: "Đồng nghiệp thấy tên này ở mỗi quyết định. Người dân không thấy.",
    password: "Mật khẩu",
    newPassword: "Mật khẩu mới",
    passwordHint: "Ít nhất 12 ký tự. Một câu dài mà dễ nhớ là tốt nhất.",
    currentPassword: "Mật khẩu hiện nay",
    roles: "Được giao việc",
  },
  error: {
    email: "Xin nhập một địa chỉ thư điện tử, ví dụ hoa@laichau.gov.vn.",
    emailTaken: "Địa chỉ này đã có tài khoản. Xin dùng địa chỉ khác, hoặc đăng nhập.",
    name: "Xin nhập họ và tên, không quá 120 ký tự.",
    passwordShort: "Mật khẩu cần ít nhất 12 ký tự.",
    passwordLong: "Mật khẩu dài nhất 200 ký tự.",
    passwordWrong: "Mật khẩu hiện nay không đúng.",
    roles: "Xin chọn ít nhất một việc.",
  },
  errorTitle: "Xin sửa lại những chỗ sau",
  throttled: "Đã thử quá nhiều lần. Xin đợi {minutes, number} phút rồi thử lại.",
  signIn: {
    title: "Đăng nhập dành cho cán bộ",
    submit: "Đăng nhập",
    wrong: "Thư điện tử hoặc mật khẩu không đúng.",
    help: "Chưa có tài khoản hoặc quên mật khẩu? Xin nhờ người quản trị của cổng gửi lời mời.",
    signedOut: "Bạn đã đăng xuất.",
  },
  invitation: {
    title: "Tạo tài khoản cán bộ",
    intro: "Bạn được mời làm việc trên Cổng góp ý: {roles}. Lời mời dùng được đến {until}.",
    submit: "Tạo tài khoản và đăng nhập",
    invalid: "Lời mời không còn dùng được",
    invalidHelp: "Mỗi lời mời dùng một lần, trong 24 giờ. Xin nhờ người quản trị gửi lời mời mới.",
  },
} as const;
