import { afterEach, expect, test, vi } from "vitest";
import { readParts, restoreCollection } from "./collection-store.client";

afterEach(() => void vi.unstubAllGlobals());

function openStorage(setItem: (kept: Map<string, string>, key: string, value: string) => void) {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => setItem(kept, key, value) });
  vi.stubGlobal("StorageEvent", Event);
  vi.stubGlobal("dispatchEvent", () => true);
}

const parts = (...keys: string[]) => JSON.stringify(keys.map((submissionKey) => ({ submissionKey })));

test("what is taken back stands before what was added since, once", () => {
  openStorage((kept, key, value) => kept.set(key, value));
  expect(restoreCollection("du-thao", parts("b"))).toBe(true);
  expect(restoreCollection("du-thao", parts("a", "b"))).toBe(true);
  expect(readParts("du-thao").map(({ submissionKey }) => submissionKey)).toEqual(["a", "b"]);
});

test("where the device has no room, it is said, so that the outbox keeps them", () => {
  openStorage(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(restoreCollection("du-thao", parts("a"))).toBe(false);
});
