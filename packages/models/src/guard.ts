import type { UnderlyingSource } from "node:stream/web";
import { ModelError } from "./errors.ts";

const LINE_BYTES = 1024 * 1024;
const STREAM_BYTES = 64 * 1024 * 1024;
// Read ahead of a slow reader, since what waits in the socket's own buffers is lost when it breaks.
const AHEAD_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/** What was seen of an event stream while it passed. */
export interface Seen {
  bytes: number;
  event: boolean;
  /** `[DONE]` came: nothing after it counts. */
  done: boolean;
  /** Why it ended before its time. */
  failure?: unknown;
}

/** Looks at an event stream's bytes as they come; throws ModelError beyond its bounds. */
export function createObserver(provider: string, seen: Seen): (chunk: Uint8Array) => void {
  let lineBytes = 0;
  let head = "";
  const lookAt = (part: Uint8Array) => {
    lineBytes += part.length;
    if (head.length < 16) head += Buffer.from(part.subarray(0, 16 - head.length)).toString("latin1");
    seen.event ||= head.startsWith("data:");
    seen.done ||= /^data: ?\[DONE\]/.test(head);
  };
  return (chunk) => {
    seen.bytes += chunk.length;
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(NEWLINE, start);
      lookAt(chunk.subarray(start, newline < 0 ? chunk.length : newline));
      if (lineBytes > LINE_BYTES) {
        throw new ModelError("provider_failed", `${provider} sent something that is not a model's answer.`);
      }
      if (newline < 0) break;
      lineBytes = 0;
      head = "";
      start = newline + 1;
    }
    if (seen.bytes > STREAM_BYTES) throw new ModelError("answer_too_long", "The answer grew too long and was stopped.");
  };
}

/**
 * An event stream within its bounds, ended at `[DONE]`. A break becomes an ordinary end that `seen` knows about,
 * because a stream that errors throws away what it had received and nobody had read yet.
 */
export function guardEventStream(
  provider: string,
  body: ReadableStream<Uint8Array>,
  seen: Seen,
  signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const observe = createObserver(provider, seen);
  const source: UnderlyingSource<Uint8Array> = {
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        observe(value);
        controller.enqueue(value);
        if (!seen.done) return;
      } catch (error) {
        if (signal?.aborted) return controller.error(error);
        seen.failure = error;
      }
      controller.close();
      await reader.cancel().catch(() => {});
    },
    cancel: (reason) => reader.cancel(reason),
  };
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: AHEAD_BYTES }));
}
