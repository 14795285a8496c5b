import type { Env } from "~/platform/env.server";

/**
 * Where a mail's links lead. The host a request names is what its sender wrote, and the mail may go to somebody else:
 * so without PUBLIC_URL it is believed only where it is this machine.
 */
export function mailBase({ PUBLIC_URL, HOST, PORT }: Pick<Env, "PUBLIC_URL" | "HOST" | "PORT">, origin: string): string {
  if (PUBLIC_URL) return PUBLIC_URL;
  const { hostname } = new URL(origin);
  return ["localhost", "127.0.0.1", "[::1]", HOST].includes(hostname) ? origin : `http://${HOST}:${PORT}`;
}
