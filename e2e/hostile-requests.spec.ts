import { once } from "node:events";
import net from "node:net";
import { expect, SAMPLE, TARGETS, test, type Portal } from "./fixtures";

/** Sends bytes as they are and gives the whole answer. */
async function sendRaw(portal: Portal, head: string[], body = ""): Promise<string> {
  const { hostname, port } = new URL(portal.url);
  const socket = net.connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  socket.write(`${head.join("\r\n")}\r\nConnection: close\r\n\r\n${body}`);
  await once(socket, "close");
  return answer;
}

const statusOf = (answer: string) => Number(answer.split(" ")[1]);

test("asking for headers alone, or for a page's data, leaves no other page for the next reader", async ({ request, portal }) => {
  const page = portal.url + `${SAMPLE}/p2-b-i`;
  const head = await request.head(page);
  expect(head.status()).toBe(200);
  for (let i = 0; i < 2; i++) expect((await request.get(`${page}.data`)).headers().etag).toBeUndefined();
  const answer = await request.get(page);
  expect(await answer.text()).toContain("</html>");
  expect(head.headers().etag).toBe(answer.headers().etag);
});

test("another host's address, empty and dotted parts name nothing; a host that is none is refused", async ({ portal }) => {
  const { host } = new URL(portal.url);
  for (const target of [`//x${SAMPLE}`, `http://xau.example${SAMPLE}`, `/.//${SAMPLE.slice(1)}`, `${SAMPLE}/../${SAMPLE.slice(1)}`, "*"]) {
    expect(statusOf(await sendRaw(portal, [`GET ${target} HTTP/1.1`, `Host: ${host}`])), target).toBe(404);
  }
  for (const wrong of ["a b", "", "[", "x:99999999", "a@b", "xau.example/x"]) {
    for (const method of ["GET", "POST"]) {
      expect(statusOf(await sendRaw(portal, [`${method} /tra-cuu HTTP/1.1`, `Host: ${wrong}`])), wrong).toBe(400);
    }
  }
});

test("only forms are read, so that nothing is read without a limit", async ({ request, portal }) => {
  const headers = { origin: portal.url };
  for (const path of ["/tra-cuu", "/can-bo/dang-nhap", TARGETS]) {
    expect((await request.post(portal.url + path, { headers, multipart: { code: "x", text: "x" } })).status()).toBe(415);
    expect((await request.post(portal.url + path, { headers, data: {} })).status()).toBe(415);
    expect((await request.post(portal.url + path, { headers })).status()).toBe(415);
  }
});

test("a form that breaks off is no failure of ours, and no way of writing an address puts a code into the log", async ({ portal }) => {
  const { hostname, host, port } = new URL(portal.url);
  const socket = net.connect(Number(port), hostname);
  socket.write(`POST ${TARGETS} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n`);
  await once(socket, "data");
  socket.destroy();
  const code = "7KM4T-92XAH-6RC8Y";
  for (const path of ["/TRA-CUU/", "/tra%2Dcuu/", "/tra-cuu%2F"]) {
    await sendRaw(portal, [`GET ${path}${code} HTTP/1.1`, `Host: ${host}`]);
  }
  const log = () => portal.log.join("\n");
  await expect.poll(log).toContain("tra-cuu/…");
  expect(log()).not.toContain(code);
  expect(log()).not.toContain("outside the application");
});
