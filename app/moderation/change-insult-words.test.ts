import { expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { findInsults } from "./analysis/find-insults";
import { addInsultWord, listInsultWords, removeInsultWord } from "./change-insult-words.server";
import { addModerator } from "./test-register";

const { prisma, ...rest } = await testDatabase();
const now = new Date("2020-06-01T00:00:00Z");

test("a word added is found from then on, however it was typed, and one taken out no more", async () => {
  const staffId = await addModerator({ prisma, ...rest }, "Quản trị");
  const add = (word: string) => addInsultWord(prisma, { word, staffId }, now);
  expect(await add("  LŨ   Mọt Dân ".normalize("NFD"))).toEqual({ ok: true, word: "lũ mọt dân" });
  expect(await add("lũ mọt dân")).toEqual({ ok: false, reason: "known" });
  expect(await add(" … ")).toEqual({ ok: false, reason: "empty" });
  expect(await add("dài ".repeat(20))).toEqual({ ok: false, reason: "long" });
  await add("ác ý");
  expect(await listInsultWords(prisma)).toEqual(["ác ý", "lũ mọt dân"]);
  expect(findInsults("Toàn lũ mọt dân.", await listInsultWords(prisma))).toEqual([{ start: 5, end: 15 }]);
  expect(await removeInsultWord(prisma, { word: "lũ mọt dân" })).toEqual({ word: "lũ mọt dân" });
  expect(await removeInsultWord(prisma, { word: "lũ mọt dân" })).toBeNull();
  expect(await listInsultWords(prisma)).toEqual(["ác ý"]);
});
