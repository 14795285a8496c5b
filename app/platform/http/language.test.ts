import { expect, test } from "vitest";
import { inLanguage, linksInLanguage, readLanguage } from "./language";

test.each([
  ["/", "vi", "/"],
  ["/en", "en", "/"],
  ["/en/", "en", "/"],
  ["/en?x=1", "en", "/?x=1"],
  ["/en/du-thao/p1?doan=2", "en", "/du-thao/p1?doan=2"],
  ["/english/p1", "vi", "/english/p1"],
  ["/entry", "vi", "/entry"],
])("%s is in %s and is %s to the application", (address, locale, url) => {
  expect(readLanguage(address)).toEqual({ locale, url });
});

test("links, forms and redirects stay in their language; common addresses and other languages stay as they are", () => {
  const html =
    '<a href="/">a</a><a href="/du-thao/p1#d1">b</a><form action="/du-thao"></form><a href="/can-bo">c</a><link href="/assets/x.css"/>' +
    '<a hrefLang="vi" href="/du-thao">d</a><a href="https://x.vn/">e</a><p>href=&quot;/x&quot;</p>';
  expect(linksInLanguage(html, "en")).toBe(
    '<a href="/en/">a</a><a href="/en/du-thao/p1#d1">b</a><form action="/en/du-thao"></form><a href="/can-bo">c</a><link href="/assets/x.css"/>' +
      '<a hrefLang="vi" href="/du-thao">d</a><a href="https://x.vn/">e</a><p>href=&quot;/x&quot;</p>',
  );
  expect(linksInLanguage(html, "vi")).toBe(html);
  expect(inLanguage("/tra-cuu/X?moi=1", "en")).toBe("/en/tra-cuu/X?moi=1");
  expect(inLanguage("/can-bo/dang-nhap", "en")).toBe("/can-bo/dang-nhap");
  expect(inLanguage("/can-bo-xa", "en")).toBe("/en/can-bo-xa");
  expect(linksInLanguage('<a href="/can-bo-xa">', "en")).toBe('<a href="/en/can-bo-xa">');
  expect(inLanguage("https://x.vn/", "en")).toBe("https://x.vn/");
});
