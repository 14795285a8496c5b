import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { InlineConfig } from "vite";
import { locales } from "~/messages";
import { inLanguage } from "~/platform/http/language";

/** What the service worker keeps from the start: enough for every public page. Public pages load no script of the framework. */
const PRECACHED = [/^assets\/root-[\w-]+\.css$/, /^assets\/reader-[\w-]+\.js$/, /^favicon\.svg$/, /^icons\/192\.png$/];

/** The one script of the public pages in each language, small enough to stand alone, named by its content. */
export async function buildReaderScripts(buildDir: string) {
  const names: Record<string, string> = {};
  for (const locale of locales) {
    const define = { __LOCALE__: JSON.stringify(locale) };
    const file = await buildScript("app/reader.client.ts", path.join(buildDir, "client", "assets"), `reader-${locale}-[hash].js`, define);
    names[locale] = `/assets/${file}`;
  }
  fs.writeFileSync(path.join(buildDir, "reader-scripts.json"), JSON.stringify(names));
}

/** What a page that asks for work loads besides (see FormFoot). */
export function buildWorkScript(buildDir: string) {
  return buildScript("app/prove-work.client.ts", path.join(buildDir, "client"), "prove-work.js");
}

/** What the page of a delivery's recipient loads besides. */
export function buildCheckScript(buildDir: string) {
  return buildScript("app/check-file.client.ts", path.join(buildDir, "client"), "check-file.js");
}

/** The service worker, at an address that stays; `version` names its build. After everything it keeps. */
export async function buildServiceWorker(buildDir: string, version: string) {
  const client = path.join(buildDir, "client");
  const files = fs.readdirSync(client, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll(path.sep, "/"));
  const assets = files.filter((file) => PRECACHED.some((pattern) => pattern.test(file)));
  await buildScript("app/service-worker.ts", client, "sw.js", {
    __ASSETS__: JSON.stringify([...assets.map((file) => `/${file}`), ...locales.map((locale) => inLanguage("/ngoai-tuyen", locale))]),
    __VERSION__: JSON.stringify(version.slice(0, 12)),
  });
}

/** Compresses scripts and styles once, as well as can be (see compressedAssets). */
export function compressAssets(buildDir: string) {
  const folder = path.join(buildDir, "client", "assets");
  for (const name of fs.readdirSync(folder)) {
    if (!/\.(css|js)$/.test(name)) continue;
    const file = path.join(folder, name);
    fs.writeFileSync(`${file}.br`, brotliCompressSync(fs.readFileSync(file)));
  }
}

async function buildScript(input: string, outDir: string, name: string, define: Record<string, string> = {}): Promise<string> {
  const { build } = await import("vite");
  const config: InlineConfig = {
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define,
    resolve: { alias: { "~": path.resolve("app") } },
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2019",
      rollupOptions: { input: path.resolve(input), output: { format: "iife", entryFileNames: name } },
    },
  };
  const result = await build(config);
  if (!("output" in result)) throw new Error(`${input} was not built.`);
  return result.output[0].fileName;
}
