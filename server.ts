import { buildIfNeeded } from "./app/cli/build";

await buildIfNeeded();
const { serve } = await import("./app/cli/serve");
await serve(process.argv.slice(2));
