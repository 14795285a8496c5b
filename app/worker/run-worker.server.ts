import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { createTransport } from "nodemailer";
import { giveUpDocuments, makeDocuments } from "~/exports/documents/make-documents.server";
import { keepDeliveries } from "~/exports/delivery/keep-deliveries.server";
import { readBulk } from "~/intake/bulk/read-bulk.server";
import { registerBulk } from "~/intake/bulk/register-bulk.server";
import { checkRegisters } from "~/intake/reconciliation/check-registers.server";
import { watchMailbox } from "~/intake/mail/watch-mailbox.server";
import { deliverMail, giveUpMail } from "~/mail/deliver-mail.server";
import { analyseArrived } from "~/moderation/analysis/analyse-arrived.server";
import { applyDecisions } from "~/moderation/apply-decisions.server";
import { tellDecision } from "~/moderation/tell-decision.server";
import { mailBase } from "~/mail/mail-base";
import type { Services } from "~/platform/context.server";
import { keepRetention } from "~/retention/keep-retention.server";
import { runRetention } from "~/retention/run-retention.server";
import { sendAnswers } from "~/synthesis/send-answers.server";
import { LivingWorkers } from "./living-workers.server";

/**
 * The one loop that does what need not be done at once. Without a mail server there is no task for mails, so their
 * jobs wait in the table until there is one.
 */
export async function runWorker(url: string, { db, env, log, now }: Pick<Services, "db" | "env" | "log" | "now">) {
  const transporter = env.SMTP_URL
    ? createTransport({ url: env.SMTP_URL, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 })
    : null;
  const tasks: TaskList = {};
  if (transporter) {
    tasks["deliver-mail"] = async (payload, { job }) => {
      const { mailId } = payload as { mailId: string };
      try {
        await deliverMail(db, transporter, mailId, env.MAIL_FROM, now);
      } catch (error) {
        if (job.attempts >= job.max_attempts) await giveUpMail(db, mailId, now());
        throw error;
      }
    };
  }
  tasks["apply-decisions"] = (payload) => applyDecisions(db, payload as { batchId?: string }, now());
  const mail = { baseUrl: mailBase(env, `http://${env.HOST}:${env.PORT}`), from: env.MAIL_FROM };
  tasks["tell-decision"] = (payload) => tellDecision(db, { ...(payload as { decisionId: string }), mail }, now());
  tasks["check-registers"] = () => checkRegisters({ db, log, mail }, now());

  tasks["read-bulk"] = (payload) => readBulk(db, (payload as { importId: string }).importId);
  tasks["register-bulk"] = (payload) => registerBulk(db, (payload as { importId: string }).importId, now());

  tasks["make-documents"] = async (payload, { job }) => {
    const set = payload as { setId: string };
    try {
      await makeDocuments(db, set, now());
    } catch (error) {
      if (job.attempts >= job.max_attempts) await giveUpDocuments(db, set, now());
      throw error;
    }
  };

  tasks["keep-deliveries"] = () => keepDeliveries(db, { ...mail, mailMax: env.MAIL_MAX_MB * 1e6 }, now());

  const living = new LivingWorkers(db.pool);
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => void living.add(worker.workerId).catch((err: unknown) => log.error({ err }, "a worker could not be told to live")));
  tasks["unlock-dead"] = async () => void (await living.unlockDead());

  tasks["send-answers"] = async (payload) => void (await sendAnswers(db, { ...(payload as { publicationId: string }), ...mail }, now()));

  tasks["run-retention"] = (payload) => runRetention(db, payload as { runId: string }, now);
  tasks["keep-retention"] = () => keepRetention(db, now());

  const runner = await run({
    connectionString: url,
    taskList: tasks,
    events,
    // A decision's own job is on time; after a restore, or where one was lost, it is a minute late.
    crontab: "*/10 * * * * check-registers\n* * * * * apply-decisions\n* * * * * unlock-dead\n* * * * * keep-deliveries\n17 * * * * keep-retention",
    concurrency: 4,
    maxPoolSize: 5,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new Logger(() => (level, message) => {
      if (`${level}` === "error") log.error({ task: message.split("\n")[0]?.slice(0, 120) }, "a job failed and will be tried again");
    }),
  });
  // At once, and then every minute: what was killed a moment ago is not known to be gone yet.
  await living.unlockDead().catch((err: unknown) => log.error({ err }, "jobs of workers that are gone could not be freed"));
  const analysing = new AbortController();
  const analysed = analyseArrived({ db, log, now }, analysing.signal);
  const mailbox = env.IMAP_URL ? watchMailbox({ db, log, now, url: env.IMAP_URL, answers: mail }) : null;
  return {
    async stop() {
      await mailbox?.stop();
      analysing.abort();
      await analysed;
      await runner.stop();
      await living.stop();
      transporter?.close();
    },
  };
}
