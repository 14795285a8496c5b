import pino from "pino";

export type Log = pino.Logger;

/**
 * One JSON line for each event, on standard error, so that commands can use standard output.
 * Callers pass ids, counts and route patterns: never a text, a name, an address or a receipt code.
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** A database error's detail quotes the row it failed on, so only its class, code and stack frames are kept. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}
