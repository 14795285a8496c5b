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

test("a client that asks again and again on one connection does not keep the server from closing", async () => {
  const server = http.createServer((_req, res) => void res.end("ok"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<string>((resolve) => {
      http.get({ port, host: "127.0.0.1", agent }, (res) => res.resume().on("end", () => resolve("answered"))).on("error", () => resolve("refused"));
    });
  expect(await ask()).toBe("answered");
  let asking = true;
  const asked = (async () => {
    while (asking && (await ask()) === "answered");
  })();
  let brokenOff = false;
  const closeAll = server.closeAllConnections.bind(server);
  server.closeAllConnections = () => {
    brokenOff = true;
    closeAll();
  };
  await closeServer(server, 20_000);
  asking = false;
  await asked;
  expect(brokenOff).toBe(false);
  agent.destroy();
});
