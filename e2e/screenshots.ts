import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { buildIfNeeded } from "../app/cli/build";
import { startCluster } from "../app/platform/postgres/cluster.server";
import { decide } from "../app/moderation/decide.server";
import { createTopic } from "../app/synthesis/create-topic.server";
import { KEEPS_RULES } from "../app/moderation/rules";
import { migrateAll } from "../app/platform/migrate.server";
import { run } from "../app/platform/test/server";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium";
import { SAMPLE, sendComment, signIn, TARGETS } from "./fixtures";
import { startPortal } from "./portal";

/** `npm run screenshots`: the README's pictures, taken of a real portal with a few comments. JPEG, to stay small. */
const OUT = path.resolve("e2e/screenshots");

const COMMENTS = [
  [`${TARGETS}?doan=3`, "Đề nghị sửa", "Đề nghị nâng chỉ tiêu thu ngân sách lên 3.500 tỷ đồng, vì năm 2020 đã đạt trên 2.200 tỷ đồng."],
  [`${TARGETS}?doan=5`, "Đề nghị bổ sung", "Cần nêu rõ bao nhiêu bản vùng cao có đường bê tông. Bản tôi ở Sìn Hồ mùa mưa xe máy không đi được."],
  [`${TARGETS}?doan=1`, "Đồng ý", "Nhất trí với mục tiêu tăng trưởng 9-10%/năm."],
  [`${TARGETS}?doan=2`, "Ý kiến khác", "Nhà tôi trồng chè ở Tân Uyên, liên hệ số 0912 345 678, mong được hỗ trợ giống."],
  [`${SAMPLE}/p2-c-i-1`, "Đề nghị bổ sung", "Bổ sung chính sách hỗ trợ vốn vay cho hợp tác xã trồng mắc ca và quế."],
] as const;

process.env.CHROMIUM = ensureChromium();
await buildIfNeeded();
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-screenshots-"));
const cluster = await startCluster({ dir, settings: { fsync: "off" } });
process.env.E2E_POSTGRES = cluster.url;
process.env.E2E_TEMPLATE = "template_screenshots";
await run(cluster.url, "CREATE DATABASE template_screenshots");
await migrateAll(`${cluster.url}template_screenshots`);
const portal = await startPortal();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM_ARGS });
fs.rmSync(OUT, { recursive: true, force: true });
fs.mkdirSync(OUT, { recursive: true });

async function open(width: number, colorScheme: "light" | "dark" = "light") {
  const context = await browser.newContext({ baseURL: portal.url, viewport: { width, height: width < 500 ? 740 : 800 }, colorScheme, locale: "vi-VN" });
  return context.newPage();
}

const take = (page: Page, name: string) => page.screenshot({ path: path.join(OUT, `${name}.jpg`), type: "jpeg", quality: 62 });

try {
  const phone = await open(360);
  for (const [address, kind, text] of COMMENTS) {
    await phone.goto(address);
    await sendComment(phone, { kind, text });
    await phone.getByText("Đã nhận ý kiến của bạn").waitFor();
  }
  await take(phone, "receipt-360");
  await phone.goto("/");
  await take(phone, "home-360");
  await phone.goto(`${TARGETS}?doan=3#gop-y`);
  await take(phone, "form-360");

  const desk = await open(1280);
  const staff = await signIn(desk, portal, ["administrator"]);
  const agreeable = await portal.db.prisma.comment.findMany({ where: { NOT: { text: { contains: "0912" } } }, take: 3 });
  for (const { id: commentId } of agreeable) {
    await decide(
      portal.db,
      { commentId, version: 0, revision: 0, action: "publish", reason: KEEPS_RULES, note: null, spans: [], staffId: staff.id },
      new Date(),
    );
  }
  await desk.goto("/can-bo/kiem-duyet");
  await desk.getByText("Nhà tôi trồng chè").first().click();
  await take(desk, "desk-1280");
  await desk.goto("/can-bo/ket-xuat");
  await take(desk, "exports-1280");
  const [, , road, money] = await portal.db.prisma.comment.findMany({ where: { section: { path: TARGETS.split("/").pop()! } }, orderBy: { receivedAt: "desc" } });
  for (const [title, comment] of [["Đường bê tông đến bản vùng cao", road], ["Chỉ tiêu thu ngân sách", money]] as const) {
    const { id, consultationId, sectionId } = comment!;
    await createTopic(portal.db, { consultationId, sectionId, title, commentIds: [id], staffId: staff.id }, new Date());
  }
  await desk.goto(`/can-bo/tong-hop/muc/${TARGETS.split("/").pop()!}`);
  await desk.getByRole("checkbox").nth(2).check();
  await take(desk, "grouping-1280");

  const wide = await open(1280);
  await wide.goto(TARGETS);
  await take(wide, "section-1280");
  const dark = await open(360, "dark");
  await dark.goto(`${TARGETS}#d3`);
  await take(dark, "section-dark-360");
} finally {
  await browser.close();
  await portal.stop();
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
