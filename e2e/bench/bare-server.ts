import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** The limit to compare with: `node:http` and nothing else, sending the bytes of the file named on the command line. */
const body = readFileSync(process.argv[2] ?? "");
const headers = { "content-type": "text/html; charset=utf-8", "content-encoding": "br", "content-length": body.length };
const server = http.createServer((_req, res) => {
  res.writeHead(200, headers);
  res.end(body);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
