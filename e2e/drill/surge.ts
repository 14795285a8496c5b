import os from "node:os";
import { chromium, type Page } from "@playwright/test";
import { buildIfNeeded } from "../../app/cli/build";
import { addStaff } from "../../app/auth/test-staff";
import { startTestServer } from "../../app/platform/test/server";
import { ensureChromium, CHROMIUM_ARGS } from "../chromium";
import { startDovecot, tryToHaveDovecot } from "../dovecot";
import { startPortal } from "../portal";
import { moderate } from "./moderate";
import { sendByWeb } from "./send-web";
import { sendLetters } from "./send-letters";
import { sendLists } from "./send-lists";
import { enterMails, sendMails } from "./send-mails";
import { signInClient } from "./staff-client";
import { findFaults } from "./find-faults";
import { watchRegister } from "./watch-register";

/**
 * `npm run drill:surge`: the last day of a consultation in a few minutes. 5,000 comments arrive over all four channels
 * at once from real clients, while three moderators work in real browsers; the register is asked all the time whether
 * it adds up. Ends with the figures, and with an error when anything was lost, doubled or did not add up.
 */
const SLUG = "bao-cao-chinh-tri-2020";
const SECTION = "p2-b-ii";
const PLAN = { web: 2_900, letters: 400, mails: 450, lists: 3, rows: 300 };

const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short" }).format(new Date());
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);

await buildIfNeeded();
tryToHaveDovecot();
const executablePath = ensureChromium();
const server = await startTestServer();
Object.assign(process.env, { E2E_POSTGRES: server.url, E2E_TEMPLATE: server.template });
const dovecot = await startDovecot();
dovecot.addUser("gopy");
const portal = await startPortal({ env: { TRUST_PROXY: "1", LOG_LEVEL: "warn", IMAP_URL: dovecot.url("gopy") } });
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
  const { url, db } = portal;
  const member = async (name: string, role: "clerk" | "moderator") => {
    const email = `${name}@laichau.example`;
    await addStaff(db, email, [role], new Date());
    return email;
  };
  const clerks = await Promise.all(["thu", "mai", "bang"].map(async (name) => signInClient(url, await member(name, "clerk"))));
  const [post, mail, bulk] = clerks as [(typeof clerks)[0], (typeof clerks)[0], (typeof clerks)[0]];
  const contact = await db.prisma.contactPoint.findFirstOrThrow({ where: { emails: { isEmpty: false } } });

  const started = performance.now();
  const most: Record<string, number> = {};
  let waiting = 0;
  const watch = watchRegister(bulk, SLUG, ({ total }) => {
    waiting = total.pending ?? 0;
    for (const [name, value] of Object.entries(total)) most[name] = Math.max(most[name] ?? 0, value);
  });
  let arrived = false;
  const moderators = await Promise.all(
    ["an", "binh", "chi"].map(async (name) => ({ name, email: await member(name, "moderator"), page: await newPage() })),
  );
  const moderating = moderators.map(({ email, page }) => moderate(page, { url, email, desk: `/can-bo/kiem-duyet?dot=${SLUG}` }, { arrived: () => arrived, waiting: () => waiting }));
  for (const each of moderating) each.catch(() => undefined);

  const arriving = Promise.all([
    sendByWeb(`${url}/${SLUG}/${SECTION}`, PLAN.web, 16),
    sendLetters(post, SLUG, PLAN.letters, today),
    sendMails(dovecot.url("gopy"), contact.emails[0]!, SLUG, PLAN.mails),
    enterMails(mail, db, SLUG, PLAN.mails),
    sendLists(bulk, db, SLUG, { lists: PLAN.lists, rows: PLAN.rows, today }),
  ]);
  const [codes, letters, , mails] = await arriving;
  arrived = true;
  const arrivedIn = seconds(started);
  const tries = await Promise.all(moderating);
  const looks = await watch.stop();
  const inAll = seconds(started);

  const expected = { web: PLAN.web, post: letters, email: mails, meeting: PLAN.lists * PLAN.rows };
  const { faults, totals, moderators: decided } = await findFaults(db, { slug: SLUG, expected, codes });
  console.log(`${os.cpus().length} cores, Node ${process.version}`);
  console.log(`arrived in ${arrivedIn} s: ${Object.entries(expected).map(([channel, count]) => `${channel} ${count}`).join(", ")}`);
  for (const { name, single, batches, withheld } of decided) console.log(`${name}: ${single} one by one, ${batches} in batches; ${withheld} of them withheld`);
  const applied = decided.reduce((sum, { single, batches }) => sum + single + batches, 0);
  const tried = tries.reduce((sum, each) => sum + each, 0);
  console.log(`decisions applied ${applied}; ${tried} tries by single keys, of which a colleague was faster in ${tried - decided.reduce((sum, { single }) => sum + single, 0)}; all done in ${inAll} s`);
  console.log(`the register was asked ${looks} times and added up each time; it ends with ${JSON.stringify(totals)}`);
  for (const fault of faults) console.error(`FAULT: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  for (const line of portal.log.slice(-20)) console.error(line.slice(0, 2_000));
  await browser.close();
  await portal.stop();
  await dovecot.stop();
  await server.stop();
}

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", viewport: { width: 1280, height: 900 } });
  return context.newPage();
}
