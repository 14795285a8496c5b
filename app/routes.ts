import { index, route, type RouteConfig } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("tra-cuu", "routes/look-up.tsx"),
  route("tra-cuu/:code", "routes/receipt.tsx"),
  route("quy-tac", "routes/rules.tsx"),
  route("rieng-tu", "routes/privacy.tsx"),
  route("can-bo/dang-nhap", "routes/staff.sign-in.tsx"),
  route("can-bo/loi-moi/:token", "routes/staff.invitation.tsx"),
  route("can-bo/dang-xuat", "routes/staff.sign-out.ts"),
  route("can-bo", "routes/staff.tsx", [
    index("routes/staff.home.ts"),
    route("tong-quan", "routes/staff.overview.tsx"),
    route("kiem-duyet", "routes/staff.desk.tsx", [index("routes/staff.desk-comment.tsx")]),
    route("ket-xuat", "routes/staff.exports.tsx"),
    route("ket-xuat/tep", "routes/staff.export-file.ts"),
    route("thu", "routes/staff.outbox.tsx"),
    route("can-bo", "routes/staff.accounts.tsx"),
    route("can-bo/:id", "routes/staff.account.tsx"),
    route("tai-khoan", "routes/staff.own-account.tsx"),
  ]),
  route(":slug", "routes/consultation.tsx"),
  route(":slug/toan-van", "routes/full-text.tsx"),
  route(":slug/nhat-ky", "routes/moderation-log.tsx"),
  route(":slug/:section", "routes/section.tsx"),
  route(":slug/:section/y-kien", "routes/section-comments.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
