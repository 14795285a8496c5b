import { expect, test } from "vitest";
import { copyName } from "./saved-copies.client";

const nameOf = (address: string) => copyName(new URL(address, "https://gopy.laichau.example"));

test.each([
  ["/", "/"],
  ["/en", "/en"],
  ["/bao-cao/p1-a", "/bao-cao/p1-a"],
  ["/bao-cao/p1-a?doan=3", "/bao-cao/p1-a"],
  ["/en/bao-cao/toan-van", "/en/bao-cao/toan-van"],
  ["/api-cua-tinh/p1", "/api-cua-tinh/p1"],
  ["/rieng-tu", "/rieng-tu"],
])("of %s a copy is kept as %s", (address, name) => {
  expect(nameOf(address)).toBe(name);
});

test.each([
  "/tra-cuu",
  "/tra-cuu/LC-1234-5678?moi=1",
  "/en/tra-cuu/LC-1234-5678",
  "/xac-nhan/abc",
  "/can-bo",
  "/can-bo/kiem-duyet",
  "/api/v1/comments",
  "/assets/root-12345678.css",
  "/ngoai-tuyen",
  "/en/ngoai-tuyen",
  "/favicon.svg",
  "/sw.js",
  "/bao-cao/tim-kiem?q=b%E1%BB%87nh",
  "/bao-cao/y-kien?truoc=1_2",
  "/bao-cao/p1-a?doan=3&sua=1",
])("of %s none is kept", (address) => {
  expect(nameOf(address)).toBeNull();
});
