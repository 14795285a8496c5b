import { once } from "node:events";
import net, { type AddressInfo } from "node:net";

/** A network of a test's own between a browser and a portal: one that loses answers, or is not there at all. */
export interface CutProxy {
  url: string;
  /** "lose" passes requests that send something on and drops what comes back; "away" takes no connection. */
  mode: "pass" | "lose" | "away";
  /** How many answers were lost. */
  lost: number;
  stop(): void;
}

export async function startCutProxy(target: string): Promise<CutProxy> {
  const { port, hostname } = new URL(target);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    if (proxy.mode === "away") return void client.destroy();
    const upstream = net.connect(Number(port), hostname);
    let sends = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (data) => {
      if (proxy.mode === "away") return void client.destroy();
      sends = data.toString("latin1").startsWith("POST ") || (sends && !data.toString("latin1").startsWith("GET "));
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (proxy.mode === "lose" && sends) {
        proxy.lost++;
        return void client.destroy();
      }
      client.write(data);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy: CutProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mode: "pass",
    lost: 0,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return proxy;
}
