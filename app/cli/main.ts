import { generateClientIfNeeded } from "./build";

/**
 * Runs one command: `tsx app/cli/main.ts COMMAND [ARGUMENT …]`. A command is a file of this folder whose `run` takes
 * its arguments and gives the exit status.
 */
const commands = {
  build: () => import("./build-command"),
  import: () => import("./import"),
  "import-mail": () => import("./import-mail"),
  export: () => import("./export"),
  extend: () => import("./extend"),
  backup: () => import("./backup"),
  restore: () => import("./restore"),
  staff: () => import("./staff"),
} satisfies Record<string, () => Promise<{ run(argv: string[]): Promise<number> }>>;

const [name = "", ...argv] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
if (!load) {
  console.error(`There is no command "${name}". Commands: ${Object.keys(commands).join(", ")}`);
  process.exit(2);
}
try {
  generateClientIfNeeded();
  process.exitCode = await (await load()).run(argv);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
