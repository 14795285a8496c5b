import { Logger, run, type TaskList } from "graphile-worker";
import { createTransport } from "nodemailer";
import { deliverMail } from "~/mail/deliver-mail.server";
import type { Services } from "~/platform/context.server";

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
    tasks["deliver-mail"] = (payload) =>
      deliverMail(db, transporter, (payload as { mailId: string }).mailId, env.MAIL_FROM, now);
  }
  // Without any task the library refuses to run; the loop is there all the same for the jobs to come.
  tasks.idle = async () => undefined;

  const runner = await run({
    connectionString: url,
    taskList: tasks,
    concurrency: 4,
    maxPoolSize: 5,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new Logger(() => (level, message) => {
      if (`${level}` === "error") log.error({ task: message.split("\n")[0]?.slice(0, 120) }, "a job failed and will be tried again");
    }),
  });
  return {
    async stop() {
      await runner.stop();
      transporter?.close();
    },
  };
}
