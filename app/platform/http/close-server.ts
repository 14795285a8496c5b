import { once } from "node:events";
import type http from "node:http";

/**
 * Takes no more connections, lets requests under way end, and after `grace` milliseconds breaks off what is left: Node
 * stops watching its time limits on close, so a client that sends or takes nothing would otherwise hold it for ever.
 */
export async function closeServer(server: http.Server, grace: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(late);
}
