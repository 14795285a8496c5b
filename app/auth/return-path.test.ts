import { expect, test } from "vitest";
import { safeReturnPath } from "./return-path";

test.each(["/can-bo", "/can-bo?x=1", "/can-bo/kiem-duyet?muc=p1-a&y-kien=0190", "/can-bo/tai-khoan"])(
  "%s is a way back",
  (path) => {
    expect(safeReturnPath(path)).toBe(path);
  },
);

test.each([
  null,
  "",
  "/",
  "/bao-cao",
  "/can-bo-gia",
  "/can-bo@evil.example",
  "//evil.example/can-bo",
  "/\\evil.example/can-bo",
  "/can-bo\\..\\..\\\\evil.example",
  "/can-bo/../tra-cuu",
  "/can-bo/%2e%2e/tra-cuu",
  "/can-bo/..//evil.example",
  "https://evil.example/can-bo",
  "javascript:alert(1)//can-bo",
  "/can-bo/\r\nSet-Cookie: a=b",
  "/can-bo/dang-nhap?tiep=/can-bo/dang-nhap",
  "/can-bo/dang-xuat",
  "/can-bo/loi-moi/abc",
  "/can-bo/kiem-duyet/viec?dot=lai-chau",
])("%s leads home instead", (path) => {
  expect(safeReturnPath(path)).toBe("/can-bo");
});
