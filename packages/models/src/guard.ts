import { ModelError } from "./errors.ts";

const LINE_BYTES = 1024 * 1024;
const STREAM_BYTES = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** What was seen of an event stream while it passed. */
export interface Seen {
  bytes: number;
  event: boolean;
  done: boolean;
}

/** Passes an event stream on, fails it beyond its bounds, and ends it at `[DONE]`, whatever the provider sends after. */
export function guardEventStream(provider: string, seen: Seen): TransformStream<Uint8Array, Uint8Array> {
  let lineBytes = 0;
  let head = "";
  const readHead = (bytes: Uint8Array) => {
    if (head.length < 16) head += Buffer.from(bytes.subarray(0, 16 - head.length)).toString("latin1");
    if (/^data:/.test(head)) seen.event = true;
    return /^data: ?\[DONE\]/.test(head);
  };
  return new TransformStream({
    transform(chunk, controller) {
      seen.bytes += chunk.length;
      if (seen.bytes > STREAM_BYTES) {
        throw new ModelError("answer_too_long", `${provider} sent more than an answer may hold.`);
      }
      for (let start = 0; start < chunk.length; ) {
        const newline = chunk.indexOf(NEWLINE, start);
        const end = newline < 0 ? chunk.length : newline;
        lineBytes += end - start;
        if (lineBytes > LINE_BYTES) {
          throw new ModelError("provider_failed", `${provider} sent something that is not a model's answer.`);
        }
        if (readHead(chunk.subarray(start, end)) && !seen.done) seen.done = true;
        if (newline < 0) break;
        if (seen.done) break;
        lineBytes = 0;
        head = "";
        start = newline + 1;
      }
      controller.enqueue(chunk);
      if (seen.done) controller.terminate();
    },
  });
}
