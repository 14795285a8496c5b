import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { closeServer } from "./close-server";

test("a client that has sent half a request does not keep the server from closing", async () => {
  const server = http.createServer((_req, res) => void res.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  const gone = once(socket, "close");
  socket.on("error", () => undefined);
  const arrived = once(server, "connection");
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Le");
  const [peer] = (await arrived) as [net.Socket];
  await once(peer, "data");
  await closeServer(server, 10);
  await gone;
  expect(server.listening).toBe(false);
});
