import { expect, test } from "vitest";
import { addComment, minutesAfter } from "~/moderation/test-register";
import { readFileContent } from "~/platform/files/read-file.server";
import { testDatabase } from "~/platform/test/database";
import { makeDocuments } from "~/exports/documents/make-documents.server";
import { readXlsx } from "~/exports/test/read-xlsx";
import type { ChannelNumbers } from "./count-delivery.server";
import { reconcileDeliveries } from "./list-deliveries.server";
import { makeDeliveries } from "./test-delivery";

const db = await testDatabase();

test("what is new in a delivery is what no delivery had, by channel, and a comment is new once", async () => {
  const register = await makeDeliveries(db, "dem");
  const { consultationId } = register;
  for (let index = 0; index < 5; index++) await addComment(db, register, { channel: index < 2 ? "post" : "web" });
  const first = await register.make({ now: minutesAfter(100) });
  expect(first).toMatchObject({ newCount: 5, totalCount: 5, handedAt: minutesAfter(100) });
  const withdrawn = await addComment(db, register, {});
  await db.pool.query("UPDATE comment SET state = 'withdrawn' WHERE id = $1", [withdrawn]);
  const second = await register.make({ now: minutesAfter(200) });
  expect(second).toMatchObject({ newCount: 1, totalCount: 6, numbers: [{ channel: "web", new: 1, total: 4 }, { channel: "post", new: 0, total: 2 }] });
  const third = await register.make({ now: minutesAfter(300) });
  expect(third).toMatchObject({ newCount: 0, totalCount: 6 });
  expect(await reconcileDeliveries(db, { consultationId })).toEqual({ deliveries: 3, sumOfNew: 6, delivered: 6, lastTotal: 6 });
  expect(second.sent[0]?.mail?.subject).toBe("Ý kiến góp ý: 1 mới, tổng số 6 — Dự thảo Báo cáo chính trị");
  expect(second.sent[0]?.mail?.body).toContain("Mới từ lần gửi trước (số liệu đến 8 giờ 40 ngày 1/6/2020): 1 ý kiến.\nTổng số: 6 ý kiến.");
});

test("with comments arriving all the while, several workers and the deliveries they make, the numbers add up to what the files hold", async () => {
  const register = await makeDeliveries(db, "dang-den");
  const { consultationId } = register;
  let arriving = true;
  let arrived = 0;
  const arrivals = (async () => {
    while (arriving) {
      await addComment(db, register, { text: `Ý kiến đến trong lúc lập ${arrived}.`, path: "p1-a" });
      arrived++;
    }
  })();
  const ids: string[] = [];
  for (let round = 0; round < 4; round++) {
    // Two at a time, as two workers would; and one that is begun twice.
    const pair = [await register.request({ now: minutesAfter(100 + round) }), await register.request({ now: minutesAfter(100 + round) })];
    ids.push(...pair.map(({ deliveryId }) => deliveryId));
    await Promise.all([...pair, pair[0]!].map(({ setId }, index) => makeDocuments(db, { setId }, minutesAfter(200 + 2 * round + index))));
  }
  arriving = false;
  await arrivals;
  const last = await register.make({ now: minutesAfter(900) });
  ids.push(last.id);

  const deliveries = await Promise.all(ids.map((id) => register.read(id)));
  for (const delivery of deliveries) {
    const [file] = delivery.set.files;
    const pieces: Buffer[] = [];
    for await (const piece of readFileContent(db.pool, file!.fileId)) pieces.push(piece);
    // The register that was handed over has as many lines as the mail says.
    expect(Buffer.concat(pieces).toString("utf8").trim().split("\n").filter(Boolean)).toHaveLength(delivery.totalCount!);
    const channels = delivery.numbers as unknown as ChannelNumbers[];
    expect(channels.reduce((sum, each) => sum + each.new, 0)).toBe(delivery.newCount);
    expect(channels.reduce((sum, each) => sum + each.total, 0)).toBe(delivery.totalCount);
  }
  expect(arrived).toBeGreaterThan(10);
  expect(last.totalCount).toBe(arrived);
  expect(deliveries.filter(({ newCount }) => newCount! > 0).length).toBeGreaterThan(2);
  expect(await reconcileDeliveries(db, { consultationId })).toEqual({ deliveries: 9, sumOfNew: arrived, delivered: arrived, lastTotal: arrived });
});

test("the file of what is new holds what no delivery had, and no more than is counted as new", async () => {
  const register = await makeDeliveries(db, "tep-moi");
  for (const text of ["Đã gửi lần một.", "Cũng lần một."]) await addComment(db, register, { text });
  await register.make({ now: minutesAfter(100) });
  await addComment(db, register, { text: "Đến sau lần một.", path: "p1-b" });
  const second = await register.make({ now: minutesAfter(200), kinds: ["new-xlsx", "register-jsonl"] });
  expect(second).toMatchObject({ newCount: 1, totalCount: 3 });
  const file = second.set.files.find(({ kind }) => kind === "new-xlsx");
  const pieces: Buffer[] = [];
  for await (const piece of readFileContent(db.pool, file!.fileId)) pieces.push(piece);
  const cells = readXlsx(Buffer.concat(pieces)).flatMap(({ cells }) => [...cells.values()].map(({ value }) => value));
  expect(cells).toContain("Mới từ lần gửi trước");
  expect(cells.filter((cell) => cell === "Đến sau lần một.")).toHaveLength(1);
  expect(cells.some((cell) => cell.includes("lần một.") && cell !== "Đến sau lần một.")).toBe(false);

  // A delivery that comes between makes it be made anew.
  await addComment(db, register, { text: "Đến nữa." });
  const late = await register.request({ now: minutesAfter(300), kinds: ["new-xlsx"] });
  const between = await register.request({ now: minutesAfter(300) });
  const tries = await Promise.allSettled([makeDocuments(db, late, minutesAfter(301)), makeDocuments(db, between, minutesAfter(301))]);
  expect(tries[1]).toMatchObject({ status: "fulfilled" });
  await makeDocuments(db, late, minutesAfter(302));
  const [a, b] = [await register.read(late.deliveryId), await register.read(between.deliveryId)];
  expect(a.newCount! + b.newCount!).toBe(1);
});

test("a set that is made for itself is no delivery", async () => {
  const register = await makeDeliveries(db, "khong-gui");
  await addComment(db, register, {});
  const { setId } = await register.request();
  await db.prisma.deliveryTransmission.deleteMany({ where: { delivery: { setId } } });
  await db.prisma.delivery.deleteMany({ where: { setId } });
  await makeDocuments(db, { setId }, minutesAfter(100));
  expect(await db.prisma.deliveredComment.count({ where: { comment: { consultationId: register.consultationId } } })).toBe(0);
});
