import { readSheet } from "./read-sheet.server";

/** Run by a test in a process of its own, with little memory: reads a list and tells what it took. */
const started = performance.now();
const result = await readSheet(process.argv[2]!, async ({ rows }) => {
  let count = 0;
  let units = 0;
  for await (const { cells } of rows) {
    count += 1;
    for (const cell of cells) units += cell.length;
  }
  return { count, units };
});
process.stdout.write(JSON.stringify({ ...result, milliseconds: performance.now() - started, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
