import { afterEach, expect, test, vi } from "vitest";
import { isDue, outcomeOf, postComment, type OutboxItem } from "./outbox.client";

const item: OutboxItem = { key: "k", action: "/bao-cao/p1", page: "/bao-cao/p1", body: "text=a", at: Date.now(), state: "sending" };
const refusal = (status: number, html = "<p>lý do</p>") => ({ status, html });
const reasonOf = (html: string) => /<p>(.*)<\/p>/.exec(html)?.[1] ?? null;

afterEach(() => vi.unstubAllGlobals());

test("what was taken keeps its receipt and nothing of what was written", () => {
  expect(outcomeOf({ receipt: "/tra-cuu/LC-1" }, reasonOf)).toEqual({ state: "sent", receipt: "/tra-cuu/LC-1", body: "", reason: undefined });
});

test.each([403, 404, 409, 422, 413])("%i is final, and says why", (status) => {
  expect(outcomeOf(refusal(status), reasonOf)).toEqual({ state: "refused", reason: "lý do" });
});

test.each([429, 500, 503])("%i passes", (status) => {
  expect(outcomeOf(refusal(status), reasonOf)).toEqual({ state: "waiting", reason: "lý do" });
});

test("a page that is not the portal's decides nothing", () => {
  expect(outcomeOf(refusal(200, "<h1>Mời đăng nhập wifi</h1>"), reasonOf)).toEqual({ state: "waiting" });
});

test("an item that its page is sending is left to it until that page must be gone", () => {
  expect(isDue(item)).toBe(false);
  expect(isDue({ ...item, at: Date.now() - 21_000 })).toBe(true);
  expect(isDue({ ...item, state: "waiting" })).toBe(true);
  expect(isDue({ ...item, state: "refused" })).toBe(false);
  expect(isDue({ ...item, state: "sent" })).toBe(false);
});

test.each([408, 502, 504])("%i comes from a proxy: the portal is away", async (status) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("Bad gateway", { status })));
  expect(await postComment(item)).toBeNull();
});

test("a server that answers nothing for twenty seconds is away", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) => new Promise((_, reject) => signal!.addEventListener("abort", () => reject(new Error("aborted")))));
  const answer = postComment(item);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await answer).toBeNull();
  vi.useRealTimers();
});
