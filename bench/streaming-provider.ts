/**
 * A model provider as a process of its own: answers every question with `TOKENS` pieces, one every `EVERY_MS`, each of
 * which says when it was sent (`now()` of ./clock.ts, in ms) between two spaces. There are paragraphs and blocks of code.
 */
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { now } from "./clock.ts";

const TOKENS = Number(process.env.TOKENS);
const EVERY_MS = Number(process.env.EVERY_MS);

/** What follows the piece, in every 200. */
const BREAKS: Record<number, string> = {
  40: "\n\n",
  80: "\n\n",
  100: "\n\n```ts\n",
  120: "\n",
  140: "\n",
  160: "\n```\n\n",
};

const server = http.createServer(async (request, response) => {
  if (request.method === "GET") return void response.end(JSON.stringify({ data: [{ id: "bench" }] }));
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" });
  const began = now() + Math.random() * EVERY_MS;
  for (let n = 0; n < TOKENS && !response.destroyed; n++) {
    await sleep(Math.max(0, began + n * EVERY_MS - now()));
    const choices = [
      { index: 0, delta: { content: ` ${now().toFixed(2)} ${BREAKS[n % 200] ?? ""}` }, finish_reason: null },
    ];
    response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, choices })}\n\n`);
  }
  response.end("data: [DONE]\n\n");
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as { port: number }).port));
