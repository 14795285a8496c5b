import { buildIfNeeded } from "./build";

export async function run() {
  await buildIfNeeded();
  return 0;
}
