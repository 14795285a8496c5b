import { once } from "node:events";
import type http from "node:http";

/** Milliseconds between looks for connections that have become idle. */
const SWEEP = 50;

/**
 * Takes no more connections, lets requests under way end, and after `grace` milliseconds breaks off what is left: Node
 * stops watching its time limits on close, so a client that sends or takes nothing would otherwise hold it for ever.
 * A connection kept alive would too, by one request after another: it ends with the request it is in.
 */
export async function closeServer(server: http.Server, grace: number): Promise<void> {
  const closed = once(server, "close");
  server.prependListener("request", (_req, res: http.ServerResponse) => void res.setHeader("Connection", "close"));
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
  const late = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}
