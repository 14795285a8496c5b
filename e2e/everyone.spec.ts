import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import { expect, expectAccessible, SAMPLE, TARGETS, test } from "./fixtures";
import { startPortal } from "./portal";

/** A Vietnamese voice that speaks no sound: a sentence ends when the test says so. */
async function giveVoice(page: Page, lang = "vi-VN") {
  await page.addInitScript((voiceLang) => {
    const spoken: string[] = [];
    let current: SpeechSynthesisUtterance | null = null;
    const voices = Object.assign(new EventTarget(), {
      getVoices: () => [{ lang: voiceLang, name: "Giọng thử" }],
      speak(utterance: SpeechSynthesisUtterance) {
        spoken.push(utterance.text);
        current = utterance;
      },
      cancel() {
        current = null;
      },
    });
    class Utterance {
      constructor(readonly text: string) {}
    }
    Object.defineProperty(window, "speechSynthesis", { value: voices });
    Object.assign(window, {
      SpeechSynthesisUtterance: Utterance,
      voice: { spoken, isSpeaking: () => current !== null, finish: () => void current?.onend?.(new Event("end") as SpeechSynthesisEvent) },
    });
  }, lang);
}

interface Voice {
  spoken: string[];
  isSpeaking(): boolean;
  finish(): void;
}
async function voiceOf<T>(page: Page, ask: (voice: Voice) => T): Promise<T> {
  return (await page.evaluate(`(${ask.toString()})(window.voice)`));
}

test("the text is read aloud paragraph by paragraph, by keyboard, and stops when asked", async ({ page }) => {
  await giveVoice(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(TARGETS);
  await page.getByRole("button", { name: "Nghe đọc" }).focus();
  await page.keyboard.press("Enter");
  const first = page.locator("#d1 .paragraph-text > p").first();
  await expect(first).toHaveClass(/being-read/);
  await expect(page.getByText(/^Đang đọc đoạn 1\/\d+$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Tạm dừng" })).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.press("Enter");
  await expect(page.getByText("Đã tạm dừng")).toBeVisible();
  expect(await voiceOf(page, (voice) => voice.isSpeaking())).toBe(false);
  await page.keyboard.press("Enter");
  const spoken = await voiceOf(page, (voice) => voice.spoken);
  expect(spoken.at(-1)).toBe(spoken[0]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Đoạn sau" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const third = page.locator("#d3 .paragraph-text > p").first();
  await expect(third).toHaveClass(/being-read/);
  await expect(third).toBeInViewport();
  await expect(first).not.toHaveClass(/being-read/);
  await expect(async () => {
    await voiceOf(page, (voice) => voice.finish());
    await expect(page.locator("#d4 .being-read")).toHaveCount(1, { timeout: 100 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.locator(".being-read")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Nghe đọc" })).toBeFocused();
  expect(await voiceOf(page, (voice) => voice.isSpeaking())).toBe(false);
});

test("without a Vietnamese voice nothing offers to read aloud", async ({ page }) => {
  await giveVoice(page, "en-US");
  await page.goto(TARGETS);
  await expect(page.getByRole("button", { name: "Chữ to hơn" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Nghe đọc" })).toHaveCount(0);
});

test("letters grow to twice their size at 360 px and at 1280 px without loss, on every page, and are remembered", async ({ page }) => {
  await page.goto(TARGETS);
  const larger = page.getByRole("button", { name: "Chữ to hơn" });
  const usual = page.getByRole("button", { name: "Cỡ chữ thường" });
  await expect(usual).toHaveAttribute("aria-pressed", "true");
  for (let press = 0; press < 4; press++) await larger.click();
  await expect(larger).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("200%")).toBeVisible();
  await expect(page.locator("#d1 .paragraph-text > p").first()).toHaveCSS("font-size", "38px");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    for (const path of [TARGETS, SAMPLE, `${SAMPLE}/toan-van`, "/tra-cuu", `${TARGETS}/phieu`, "/ngoai-tuyen"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("data-large");
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
  await page.goto(TARGETS);
  await expectAccessible(page);
  await usual.click();
  await expect(page.locator("#d1 .paragraph-text > p").first()).toHaveCSS("font-size", "19px");
  await page.reload();
  await expect(usual).toHaveAttribute("aria-pressed", "true");
});

test("the controls of the reader can be pressed by a finger", async ({ page }) => {
  await giveVoice(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(TARGETS);
  await page.getByRole("button", { name: "Nghe đọc" }).click();
  for (const button of await page.locator(".reading-tools button:visible").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
});

test("the portal can be installed", async ({ page }) => {
  await page.goto("/");
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const response = await page.request.get(address ?? "");
  expect(response.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = (await response.json()) as { name: string; start_url: string; icons: { src: string; sizes: string; purpose: string }[] };
  expect(manifest).toMatchObject({ name: "Cổng góp ý", start_url: "/", display: "standalone" });
  expect(manifest.icons.map(({ purpose }) => purpose)).toContain("maskable");
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      return `${image.width}x${image.height}`;
    }, src);
    expect(size).toBe(sizes);
  }
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.ready.then(() => true))).toBe(true);
  const worker = await page.request.get("/sw.js");
  expect(worker.headers()["cache-control"]).toBe("no-cache");
});

test("a sheet to print carries the section's code, a QR code to it and the address, on one page of A4", async ({ page, portal }) => {
  await page.goto(TARGETS);
  await page.getByRole("link", { name: "In phiếu góp ý" }).click();
  await expect(page).toHaveURL(`${TARGETS}/phieu`);
  const sheet = page.locator(".sheet");
  await expect(sheet).toContainText("II- Các chỉ tiêu chủ yếu đến năm 2025");
  await expect(sheet).toContainText("bao-cao-chinh-tri-2020/p2-b-ii");
  await expect(sheet).toContainText("không phải dán tem");
  await expect(sheet).toContainText("Hạn gửi: hết 23 giờ 59 ngày");
  await expect(sheet).not.toContainText("@gmail.com");
  await expectAccessible(page);
  expect(await readQr(page)).toBe(portal.url + TARGETS);
  await expect(page.getByRole("img", { name: `Mã QR dẫn đến trang ${portal.url}${TARGETS}` })).toBeVisible();

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await page.goto(SAMPLE);
  await page.getByRole("link", { name: "In phiếu góp ý" }).click();
  await expect(sheet).toContainText("Toàn bộ dự thảo");
  expect(await readQr(page)).toBe(portal.url + SAMPLE);
  await page.goto(`/en${TARGETS}/phieu`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Comment sheet");
  expect(await readQr(page)).toBe(`${portal.url}/en${TARGETS}`);
});

test("a sheet that names the portal's address is the same for everybody; one that only knows the host's is kept by nobody", async ({ portal }) => {
  const loose = await fetch(`${portal.url}${TARGETS}/phieu`);
  expect(loose.headers.get("cache-control")).toBe("no-store");
  const named = await startPortal({ env: { PUBLIC_URL: "https://gopy.laichau.example" } });
  const response = await fetch(`${named.url}${TARGETS}/phieu`);
  expect(response.headers.get("cache-control")).toBe("public, no-cache");
  expect(await response.text()).toContain(`https://gopy.laichau.example${TARGETS}`);
  await named.stop();
});

/** What a telephone's camera reads from the screen. */
async function readQr(page: Page): Promise<string | undefined> {
  const png = await page.locator("svg.qr").screenshot({ scale: "css" });
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return { data: [...context.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height };
  }, png.toString("base64"));
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}
