import { renderToStaticMarkup } from "react-dom/server";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { IntlProvider } from "use-intl/react";
import type { ReactElement } from "react";
import { messages } from "~/messages";
import { BarChart } from "./BarChart";
import { chartSvg, type Picture } from "./chart-svg.server";
import { DayChart } from "./DayChart";
import { HeatMap } from "./HeatMap";

const counts = (comments: number, texts: number) => ({ comments, texts });
const rows = [{ name: "Sìn Hồ", ...counts(1234, 56) }, { name: `Tên <dài> & "lạ" ${"rất ".repeat(40)}`, ...counts(0, 0) }];
const heat = [
  { section: { label: "Phần thứ nhất", heading: "ĐÁNH GIÁ", depth: 0 }, own: counts(1, 1), all: counts(12_345, 40) },
  { section: { label: "I-", heading: "Kinh tế", depth: 1 }, own: counts(12_344, 39), all: counts(12_344, 39) },
];
const days = [{ day: "2020-06-01", ...counts(3, 2) }, { day: "2020-06-02", ...counts(0, 0) }, { day: "2020-06-03", ...counts(9, 1) }];
const pictures: Picture[] = [
  { kind: "bars", title: "Theo huyện, thành phố", rows },
  { kind: "heat", title: "Theo phần, mục", rows: heat },
  { kind: "days", title: "Theo ngày", days },
];

const page = (chart: ReactElement) =>
  renderToStaticMarkup(<IntlProvider locale="vi" messages={messages} timeZone="Asia/Ho_Chi_Minh">{chart}</IntlProvider>);

/** Elements with their attributes and texts; throws where it is not well-formed. */
function readXml(xml: string) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => open.at(-1) && (open.at(-1)!.text += text));
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}

test.each([
  ["bars", <BarChart id="c" title="Theo huyện" rows={rows} />, rows.map(({ name }) => name), [1234, 56, 0, 0]],
  ["heat", <HeatMap id="c" title="Theo mục" rows={heat} />, ["Phần thứ nhất: ĐÁNH GIÁ", "I- Kinh tế"], [12_345, 40, 1, 1, 12_344, 39, 12_344, 39]],
  ["days", <DayChart id="c" title="Theo ngày" days={days} />, ["1/6/2020", "2/6/2020", "3/6/2020"], [3, 2, 0, 0, 9, 1]],
])("%s: an image with its name and what it shows, and a table of the same rows", (_, chart, names, numbers) => {
  const elements = readXml(page(chart).replaceAll('<meta charset="utf-8">', ""));
  const svg = elements.find(({ name }) => name === "svg")!;
  expect(svg.attributes.role).toBe("img");
  const byId = (id: string) => elements.find(({ attributes }) => attributes.id === id)?.text;
  const labels = svg.attributes["aria-labelledby"]!.split(" ").map(byId);
  expect(labels[0]).toMatch(/^Theo /);
  expect(labels[1]).toMatch(/^\d dòng, tổng cộng .* Nhiều nhất: /);
  expect(elements.filter(({ name, attributes }) => name === "th" && attributes.scope === "row").map(({ text }) => text)).toEqual(names);
  expect(elements.filter(({ name }) => name === "td").map(({ text }) => Number(text.replaceAll(".", "")))).toEqual(numbers);
  // Colours come from the page: nothing is drawn in one that dark mode would hide.
  for (const { attributes } of elements) {
    for (const paint of ["fill", "stroke"]) expect([undefined, "currentColor"]).toContain(attributes[paint]);
    expect(attributes).not.toHaveProperty("style");
  }
});

test.each(pictures)("$kind as a file: well-formed, with title and font, no script and nothing from elsewhere", (picture) => {
  const svg = chartSvg(picture, "vi");
  const elements = readXml(svg);
  expect(elements[0]).toMatchObject({ name: "svg", attributes: { xmlns: "http://www.w3.org/2000/svg", color: "#1d1a16" } });
  expect(elements[0]?.attributes["font-family"]).toContain("Noto Sans");
  expect(elements.filter(({ name }) => name === "text").some(({ text }) => text === picture.title)).toBe(true);
  expect(svg).not.toMatch(/<script|href|url\(|NaN|undefined/);
});

test("names with markup and signs XML forbids are data, and a picture without numbers is drawn too", () => {
  const name = `\u0000\u000b\ufffe\ud800 <script>alert("x")</script> ]]>`;
  const svg = chartSvg({ kind: "bars", title: name, rows: [{ name, ...counts(1, 1) }] }, "en");
  expect(readXml(svg).filter(({ name: element }) => element === "script")).toEqual([]);
  expect(readXml(svg).find(({ name: element }) => element === "title")?.text).toBe(`\ufffd\ufffd\ufffd\ufffd <script>alert("x")</script> ]]>`);
  for (const empty of [{ kind: "bars", title: "T", rows: [] }, { kind: "heat", title: "T", rows: [] }, { kind: "days", title: "T", days: [] }] as Picture[]) {
    const drawn = chartSvg(empty, "vi");
    expect(() => readXml(drawn)).not.toThrow();
    expect(drawn).not.toMatch(/NaN|Infinity/);
  }
});

test("bars past what a person takes in are in the table alone, and the picture says how many", () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ name: `Đoạn ${index}`, ...counts(60 - index, 1) }));
  const html = page(<BarChart id="c" title="Theo đoạn" rows={many} />);
  expect(html).toContain("Còn 20 mục nữa, xem bảng.");
  expect(html.match(/<tr>/g)).toHaveLength(61);
});
