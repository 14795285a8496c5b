import { expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { listExports } from "./list-exports.server";
import { makeRegister } from "./test/fixtures";

const db = await testDatabase();

test("pages of twenty, the newest first, each export once, those of the same instant too", async () => {
  const { consultationId, staffId } = await makeRegister(db, "lai-chau");
  const other = await makeRegister(db, "than-uyen");
  const row = (consultation: string, index: number) => ({
    id: newId(),
    consultationId: consultation,
    staffId: index % 2 === 0 ? staffId : null,
    format: "csv" as const,
    personalData: false,
    startedAt: new Date(Date.UTC(2020, 5, 1, 0, Math.floor(index / 10))),
    ...(index === 44
      ? { completedAt: new Date(Date.UTC(2020, 5, 2)), rowCount: 3, bytes: 5_000_000_000n, sha256: "ab" }
      : {}),
  });
  await db.prisma.export.createMany({ data: Array.from({ length: 45 }, (_, index) => row(consultationId, index)) });
  await db.prisma.export.create({ data: row(other.consultationId, 1) });

  const first = await listExports(db.prisma, { consultationId });
  expect(first.exports[0]).toMatchObject({ staffName: "Lò Thị Mai", bytes: 5_000_000_000, rowCount: 3, sha256: "ab" });
  expect(first.exports[1]).toMatchObject({ staffName: null, bytes: null, completedAt: null });
  const second = await listExports(db.prisma, { consultationId, before: first.next ?? "" });
  const third = await listExports(db.prisma, { consultationId, before: second.next ?? "" });
  expect([first, second, third].map(({ exports }) => exports.length)).toEqual([20, 20, 5]);
  expect(third.next).toBeNull();
  const all = [first, second, third].flatMap(({ exports }) => exports);
  expect(new Set(all.map(({ id }) => id)).size).toBe(45);
  expect(all.map(({ startedAt }) => startedAt.getTime())).toEqual(
    all.map(({ startedAt }) => startedAt.getTime()).sort((a, b) => b - a),
  );
});
