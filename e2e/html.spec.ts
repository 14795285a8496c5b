import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { expect } from "./fixtures";
import { PUBLIC_PAGES, type PublicPage } from "./public-pages";
import { fetchPage, test, visit, type Language } from "./visit";

const VNU = path.resolve("node_modules/vnu-jar/build/dist/vnu.jar");

/** What the checker says of a page, as its JSON has it. */
interface Message {
  type: "error" | "info" | "non-document-error";
  subType?: string;
  url?: string;
  message: string;
  extract?: string;
  lastLine?: number;
}

const hasJava = spawnSync("java", ["-version"]).status === 0;

test("every public page is valid HTML, as it is sent and as our script leaves it", async ({ page, site }, info) => {
  test.setTimeout(240_000);
  const names = new Map<string, string>();
  const keep = async (name: string, html: string) => {
    const file = info.outputPath(`${names.size}.html`);
    await fs.writeFile(file, html);
    names.set(file, name);
  };
  const entries = Object.values(PUBLIC_PAGES).flatMap((list) => list(site.content));
  for (const entry of entries) {
    for (const language of ["vi", "en"] as Language[]) {
      const html = await fetchPage(site, entry, language);
      // No letter is cut between two pieces of a stream.
      expect(html, nameOf(entry, language)).not.toMatch(/\0|\uFFFD/);
      await keep(nameOf(entry, language), html);
    }
  }
  test.skip(!hasJava, "The Nu HTML checker needs Java, and there is none here.");
  const sent = names.size;
  for (const entry of entries.filter(({ act, path: address }) => act || /\/p2-b-ii$|^\/$/.test(address))) {
    await visit(page, site, entry);
    await keep(`${nameOf(entry, "vi")}, after our script`, await page.content());
  }
  console.log(`${sent} pages as they are sent, ${names.size - sent} after our script`);
  const found = await check([...names.keys()]);
  expect(found.map(({ url = "", message, extract }) => `${names.get(url.replace(/^file:(\/\/)?/, "")) ?? url}: ${message} ${extract ?? ""}`)).toEqual([]);
});

const nameOf = ({ name, closed }: PublicPage, language: Language) => `${language}, ${closed ? "after the deadline: " : ""}${name}`;

/**
 * Told of every page that React wrote, though without unquoted attributes a slash does no harm; and of the draft's whole
 * text between English words, where what is Vietnamese says so itself.
 */
const NO_FAULT = /^Trailing slash on void elements|^This document appears to be written in Vietnamese but the “html” start tag has “lang="en"”/;

/** Errors and warnings; one start of the checker for all files. */
async function check(files: string[]): Promise<Message[]> {
  const output = await new Promise<string>((resolve) => {
    // It ends with 1 where it has found something, and tells on the error stream.
    execFile("java", ["-Xss4m", "-jar", VNU, "--format", "json", ...files], { maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => resolve(stderr || stdout));
  });
  const { messages } = JSON.parse(output) as { messages: Message[] };
  return messages.filter(({ message }) => !NO_FAULT.test(message));
}
