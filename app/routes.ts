import { index, route, type RouteConfig } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("tra-cuu", "routes/look-up.tsx"),
  route("tra-cuu/:code", "routes/receipt.tsx"),
  route("rieng-tu", "routes/privacy.tsx"),
  route(":slug", "routes/consultation.tsx"),
  route(":slug/toan-van", "routes/full-text.tsx"),
  route(":slug/:section", "routes/section.tsx"),
  route(":slug/:section/y-kien", "routes/section-comments.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
