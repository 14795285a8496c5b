import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import autocannon from "autocannon";
import { median, startProcess } from "./process";

const SECONDS = 4;
const ROUNDS = 5;

/** Requests per second of a section page and of bare node:http sending the same bytes, in turns. */
export async function benchPages(portal: string, page: string) {
  const response = await fetchCompressed(portal + page);
  const file = path.join(os.tmpdir(), `cong-gop-y-bench-${process.pid}`);
  fs.writeFileSync(file, response);
  const bare = await startProcess(["e2e/bench/bare-server.ts", file], {}, /(http\S+)/);
  try {
    const rates = { portal: [] as number[], bare: [] as number[] };
    await load(portal + page, 1);
    await load(bare.found, 1);
    for (let round = 0; round < ROUNDS; round++) {
      rates.portal.push(await load(portal + page, SECONDS));
      rates.bare.push(await load(bare.found, SECONDS));
    }
    return { bytes: response.length, portal: median(rates.portal), bare: median(rates.bare) };
  } finally {
    await bare.stop();
    fs.rmSync(file);
  }
}

async function load(url: string, duration: number): Promise<number> {
  const result = await autocannon({ url, duration, connections: 32, headers: { "accept-encoding": "br" } });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx + result.errors} requests failed.`);
  return result.requests.average;
}

/** The compressed bytes as they are on the wire; fetch would unpack them. */
async function fetchCompressed(url: string): Promise<Buffer> {
  const { default: http } = await import("node:http");
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { "accept-encoding": "br" } }, (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () => resolve(Buffer.concat(chunks)));
      })
      .on("error", reject);
  });
}
