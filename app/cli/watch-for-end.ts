import type { Log } from "~/platform/log.server";

/** Milliseconds that stopping may take; past that the process ends as it is, and the next start clears up. */
const STOP_WITHIN = 60_000;

export interface End {
  /** Resolves once, when the process is to stop: true after a failure nothing caught. */
  ended: Promise<boolean>;
  /** Gives signals and failures back to Node. */
  unwatch(): void;
}

/**
 * Watches for SIGINT, SIGTERM and for errors and rejections that nothing caught. Such a failure is logged and ends the
 * process, since what it left half done is unknown; neither end can hang.
 */
export function watchForEnd(log: Log): End {
  let tell: (crashed: boolean) => void;
  const ended = new Promise<boolean>((resolve) => (tell = resolve));
  const end = (crashed: boolean) => {
    setTimeout(() => {
      log.fatal("stopping took too long");
      process.exit(1);
    }, STOP_WITHIN).unref();
    tell(crashed);
  };
  const onSignal = (signal: string) => {
    log.info({ signal }, "stopping");
    end(false);
  };
  const onFailure = (err: unknown) => {
    log.fatal({ err }, "something failed that nothing caught; stopping");
    process.exitCode = 1;
    end(true);
  };
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal).on("uncaughtException", onFailure);
  return {
    ended,
    unwatch: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal).off("uncaughtException", onFailure),
  };
}
