import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "../src/env.ts";
import { closeServer, listen } from "../src/listen.ts";

let server: Server;
beforeAll(async () => {
  const env = readEnv({ PORT: "0", HEADERS_SECONDS: "1", REQUEST_SECONDS: "1" });
  server = await listen((req, res) => void req.resume().on("end", () => res.end("done")), env);
});
afterAll(() => closeServer(server, Promise.resolve()));

/** What comes back on a connection of its own until it is closed, while the text is sent character by character. */
async function drip(start: string, rest: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let answer = "";
  socket.on("data", (bytes) => (answer += bytes));
  socket.on("error", () => {});
  socket.write(start);
  let at = 0;
  const dripping = setInterval(() => void (at < rest.length && socket.write(rest[at++]!)), 20);
  await once(socket, "close");
  clearInterval(dripping);
  return answer;
}

const HEAD = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

test("a client that takes too long for its headers or its body is told so and let go; others are answered", async () => {
  const [headers, body, inTime] = await Promise.all([
    drip(HEAD, `X-Slow: ${"a".repeat(10_000)}`),
    drip(`${HEAD}Content-Length: 10000\r\n\r\n`, "b".repeat(10_000)),
    drip(`${HEAD}Content-Length: 5\r\n\r\n`, "hello"),
  ]);
  expect(headers).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(body).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(inTime).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n(?:\d+\r\n)?done/);
});
