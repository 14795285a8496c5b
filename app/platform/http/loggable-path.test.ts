import { expect, test } from "vitest";
import { loggablePath } from "./loggable-path";

test.each([
  ["/tra-cuu", "/tra-cuu"],
  ["/tra-cuu/7KM4T-92XAH-6RC8Y", "/tra-cuu/…"],
  ["/TRA-CUU/7KM4T-92XAH-6RC8Y", "/TRA-CUU/…"],
  ["/tra%2Dcuu/7KM4T-92XAH-6RC8Y.data", "/tra-cuu/…"],
  ["/tra-cuu%2F7KM4T-92XAH-6RC8Y", "/tra-cuu/…"],
  ["/tra-cuu/7KM4T-92XAH-6RC8Y/1/sua", "/tra-cuu/…"],
  ["/xac-nhan/kP3_x-Yz", "/xac-nhan/…"],
  ["/nhan/kP3_x-Yz", "/nhan/…"],
  ["/tai-ve/kP3_x-Yz/tep", "/tai-ve/…"],
  ["/can-bo/loi-moi/abc", "/can-bo/loi-moi/…"],
  [`/${"a".repeat(9_000)}`, `/${"a".repeat(199)}`],
])("%s is logged as %s", (path, logged) => {
  expect(loggablePath(path)).toBe(logged);
});
