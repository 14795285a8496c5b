import fs from "node:fs";
import { importMails, type ImportCounts } from "~/intake/mail/import-mails.server";
import { mailBase } from "~/mail/mail-base";
import { readEnv } from "~/platform/env.server";
import { withDatabase } from "./with-database.server";

const USAGE = `Usage:
  npm run import-mail -- FILE …

FILE is an .eml file (one mail) or an .mbox file of any size. Mails that are in the register already are passed over;
each new one is answered once with its receipt code.`;

/** Mails between two lines of progress. */
const STEP = 100;

/** Takes the mails of files into the intake, as those of the mailbox. */
export async function run(files: string[]): Promise<number> {
  if (files.length === 0 || files.some((file) => file.startsWith("-"))) {
    console.error(USAGE);
    return 2;
  }
  const unreadable = files.filter((file) => !fs.statSync(file, { throwIfNoEntry: false })?.isFile());
  if (unreadable.length > 0) {
    console.error(`There is no file ${unreadable.join(", ")}`);
    return 2;
  }
  const env = readEnv(process.env);
  const settings = { baseUrl: mailBase(env, `http://${env.HOST}:${env.PORT}`), from: env.MAIL_FROM, most: Infinity };
  return withDatabase(async (db) => {
    let status = 0;
    for (const file of files) {
      let read = 0;
      const onProgress = (counts: ImportCounts) => {
        if (++read % STEP === 0) console.log(`${file}: ${describe(counts)} …`);
      };
      const result = await importMails(db.pool, fs.createReadStream(file) as AsyncIterable<Buffer>, { ...settings, onProgress }, () => new Date());
      if (!result.ok) status = 1;
      console.log(`${file}: ${result.ok ? describe(result.counts) : PROBLEMS[result.reason]}`);
    }
    return status;
  });
}

const PROBLEMS = { "not-mail": "not a file of mails.", "no-consultation": "there is no consultation to take mails for." } as const;

function describe({ new: taken, known, setAside, refused }: ImportCounts): string {
  return `${taken} new, ${known} known, ${setAside} set aside, ${refused} unreadable`;
}
