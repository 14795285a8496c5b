import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { installPackage } from "./chromium";

/** Text is read and typed in UTF-8, on a screen wide enough that nothing short is broken. */
const ENV = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", TERM: "xterm" };
const OPTIONS = ["-cfg=/dev/null", "-display_charset=utf-8", "-assume_charset=utf-8", "-nopause", "-width=100"];

/** Whether a text browser is here, and `script`, which gives it a terminal. */
export function hasLynx(): boolean {
  return ["lynx", "script"].every((command) => spawnSync(command, ["--version"], { env: ENV }).status === 0);
}

/** Gets the text browser where it can be had; its journey is skipped where it cannot. */
export function tryToHaveLynx() {
  if (hasLynx()) return;
  console.error("No Lynx here; installing it …");
  installPackage("lynx");
}

/** Keys a person presses, played back one after the other: Lynx does one thing at a time, so nothing has to be waited for. */
export class Keys {
  private readonly lines: string[] = [];
  private prints = 0;

  constructor(private readonly folder: string) {}

  press(...names: string[]): this {
    this.lines.push(...names.map((name) => `key ${name}`));
    return this;
  }

  type(text: string): this {
    return this.press(...[...Buffer.from(text)].map((byte) => (byte === 0x20 ? "<space>" : `0x${byte.toString(16)}`)));
  }

  /** To the next place with these words, and the link or field there. */
  find(words: string): this {
    return this.type("/").type(words).press("^J");
  }

  /** Out of a field of text, in which a stroke would be typed. */
  findFromField(words: string): this {
    return this.press("^V").find(words);
  }

  follow(): this {
    return this.press("^J");
  }

  /** Prints the page as it is shown; `browse` answers with what was printed, in this order. */
  print(): this {
    const file = path.join(this.folder, `${this.prints++}.txt`);
    return this.type("p").press("^J", "^U").type(file).press("^J");
  }

  /** Plays the keys from an address on, and quits. */
  async browse(address: string): Promise<string[]> {
    const script = path.join(this.folder, "keys");
    await fs.writeFile(script, [...this.lines, "key q", "key y", ""].join("\n"));
    const command = ["lynx", `-cmd_script=${script}`, ...OPTIONS, address].map((word) => `'${word}'`).join(" ");
    execFileSync("script", ["-qec", command, "/dev/null"], { env: ENV, stdio: ["ignore", "ignore", "inherit"], timeout: 60_000 });
    return Promise.all(Array.from({ length: this.prints }, (_, index) => fs.readFile(path.join(this.folder, `${index}.txt`), "utf8")));
  }
}

/** A page as Lynx shows it, without the list of its links. */
export function dump(address: string): string {
  return execFileSync("lynx", ["-dump", "-nolist", ...OPTIONS, address], { env: ENV, encoding: "utf8", timeout: 60_000 });
}
