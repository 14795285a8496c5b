import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { unzip } from "../../app/exports/docx/test/edit-docx";

/** Opens each file of a directory in LibreOffice and saves it in its own format: how long each takes, and the comments found in all. */
export async function openInOffice(directory: string): Promise<{ seconds: number[]; comments: number }> {
  const seconds: number[] = [];
  let comments = 0;
  for (const name of fs.readdirSync(directory)) {
    const began = process.hrtime.bigint();
    const profile = `-env:UserInstallation=file://${directory}/profile`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "odt", "--outdir", path.join(directory, "opened"), path.join(directory, name)], { stdio: "ignore" });
    seconds.push(Number(process.hrtime.bigint() - began) / 1e9);
    const odt = path.join(directory, "opened", `${path.parse(name).name}.odt`);
    const content = (await unzip(fs.readFileSync(odt))).get("content.xml") ?? "";
    comments += content.split("<office:annotation ").length - 1;
  }
  return { seconds, comments };
}
