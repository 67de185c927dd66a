import { once } from "node:events";
import type { Server } from "node:http";
import net, { type AddressInfo } from "node:net";
import express, { type Response } from "express";
import { afterEach, expect, test } from "vitest";
import { EventStream } from "../src/event-stream.ts";

const EVENT = `data: ${"x".repeat(64 * 1024)}\n\n`;
const EVENTS = 400;

let server: Server;
afterEach(() => server.close());

/** A server that says a lot, and a client that does not read yet. */
async function connect() {
  const said = { events: 0, isWaiting: false, isOver: false };
  let res!: Response;
  const app = express().get("/", async (_req, answer) => {
    res = answer;
    const stream = new EventStream(res, ": ping\n\n");
    for (; said.events < EVENTS && !stream.signal.aborted; said.events++) {
      const room = stream.write(EVENT);
      said.isWaiting = room !== undefined;
      await room;
    }
    stream.close();
    said.isOver = true;
    res.end();
  });
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.pause();
  socket.write("GET / HTTP/1.0\r\n\r\n");
  await expect.poll(() => said.isWaiting, { timeout: 10_000 }).toBe(true);
  return { said, socket, res };
}

test("a client that reads slowly holds back what is made for it, and gets all of it", async () => {
  const { said, socket, res } = await connect();
  expect(said.events).toBeLessThan(EVENTS);
  expect(res.writableLength).toBeLessThan(4 * EVENT.length);
  let text = "";
  for await (const part of socket) text += part;
  const [head, body] = text.split("\r\n\r\n");
  expect(head).toMatch(/^content-type: text\/event-stream/im);
  expect(body).toBe(EVENT.repeat(EVENTS));
});

test("a client that leaves lets go of what is made for it", async () => {
  const { said, socket } = await connect();
  socket.destroy();
  await expect.poll(() => said.isOver, { timeout: 10_000 }).toBe(true);
  expect(said.events).toBeLessThan(EVENTS);
});
