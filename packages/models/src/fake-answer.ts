import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Behaviour } from "./fake-behaviours.ts";
import type { Gate } from "./fake-gate.ts";

const toChunk = (model: string, rest: object) =>
  `data: ${JSON.stringify({ id: "chatcmpl-fake", object: "chat.completion.chunk", created: 1, model, ...rest })}\n\n`;
const toDelta = (model: string, delta: object, finish_reason: string | null = null) =>
  toChunk(model, { choices: [{ index: 0, delta, finish_reason }] });

/** The body of a streamed answer, chunk by chunk. */
async function* toBody(model: string, behaviour: Behaviour, gate: Gate, gone: AbortSignal): AsyncGenerator<string> {
  const { pieces = [], reasoning = [], finishReason = "stop", dones = 1 } = behaviour;
  const pause = () => (behaviour.delayMs ? sleep(behaviour.delayMs) : undefined);
  yield toDelta(model, { role: "assistant", content: "" });
  for (const reasoning_content of reasoning) yield toDelta(model, { reasoning_content });
  do {
    for (const content of pieces) {
      if (behaviour.gated) await gate.pass(gone);
      await pause();
      yield toDelta(model, { content });
    }
  } while (behaviour.endless);
  if (behaviour.raw) yield behaviour.raw;
  if (finishReason !== null) yield toDelta(model, {}, finishReason);
  if (behaviour.usage) yield toChunk(model, { choices: [], usage: behaviour.usage });
  for (let n = 0; n < dones; n++) yield "data: [DONE]\n\n";
}

const toCut = (bytes: Buffer, sent: number, { cutAfterBytes, cutInside }: Behaviour): number | undefined => {
  const found = cutInside ? bytes.indexOf(cutInside) : -1;
  if (found >= 0) return found + Buffer.byteLength(cutInside ?? "") - 1;
  return cutAfterBytes !== undefined && sent + bytes.length >= cutAfterBytes ? cutAfterBytes - sent : undefined;
};

const write = (response: ServerResponse, bytes: Buffer) =>
  new Promise<void>((resolve) => {
    response.once("close", resolve);
    response.write(bytes, () => {
      response.off("close", resolve);
      resolve();
    });
  });

/** Answers one chat request as told, until it is done or the client goes away. */
export async function answer(response: ServerResponse, model: string, behaviour: Behaviour, gate: Gate): Promise<void> {
  if (behaviour.silent) return;
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  if (behaviour.firstDelayMs) await sleep(behaviour.firstDelayMs);
  if (behaviour.status !== undefined) {
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? "");
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", ...behaviour.headers });
  response.flushHeaders();
  let sent = 0;
  for await (const text of toBody(model, behaviour, gate, gone.signal)) {
    if (response.destroyed) return;
    const bytes = Buffer.from(text);
    const cut = toCut(bytes, sent, behaviour);
    await write(response, cut === undefined ? bytes : bytes.subarray(0, cut));
    sent += bytes.length;
    if (cut !== undefined) {
      response.socket?.destroy();
      return;
    }
  }
  if (!behaviour.hang) response.end();
}
