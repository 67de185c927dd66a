import { once } from "node:events";
import type { Response } from "express";

/** The first line is due within two seconds, and then one at least every four. */
const FIRST_LINE_MS = 1_500;
const LINE_EVERY_MS = 3_000;

/**
 * Answers with one line per piece: `0:` and a JSON string. Fails as long as nothing was said; after that an error just
 * ends the stream. Stops reading when the client is gone.
 */
export async function streamLines(res: Response, pieces: AsyncIterable<string>): Promise<void> {
  const reader = pieces[Symbol.asyncIterator]();
  const line = toLines();
  const silence = breakSilence(res);
  try {
    for (;;) {
      const result = await orClosed(res, reader.next());
      if (!result) break;
      if (!res.headersSent) sendHead(res);
      if (result.done) return void res.end(line.rest());
      silence.startAnew();
      if (!res.write(line.of(result.value))) await orClosed(res, once(res, "drain"));
    }
  } catch (error) {
    if (!res.headersSent) throw error;
  } finally {
    silence.stop();
  }
  reader.return?.().catch(() => {});
  if (!res.writableEnded) res.end();
}

/** What is waited for; undefined as soon as the client is gone. */
function orClosed<T>(res: Response, wait: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const onClose = () => resolve(undefined);
    if (res.closed) onClose();
    res.once("close", onClose);
    // Not Promise.race with one promise for the end: it would keep every piece until then.
    wait.then(resolve, reject).finally(() => res.off("close", onClose));
  });
}

/** Says nothing, in a line, where nothing was said for too long. */
function breakSilence(res: Response) {
  let timer: NodeJS.Timeout;
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      if (!res.headersSent) sendHead(res);
      if (!res.writableNeedDrain) res.write('0:""\n');
      wait(LINE_EVERY_MS);
    }, ms);
  };
  wait(FIRST_LINE_MS);
  return {
    startAnew() {
      clearTimeout(timer);
      wait(LINE_EVERY_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function sendHead(res: Response) {
  // A proxy or a compressor that gathers bytes would hold the lines back.
  res.set({ "Cache-Control": "private, no-store, no-transform", "X-Accel-Buffering": "no" });
  res.type("text/plain; charset=utf-8").flushHeaders();
}

/** Keeps the halves of a character together: not every client can join them again. */
function toLines() {
  let half = "";
  const of = (piece: string) => {
    const text = half + piece;
    half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : "";
    return `0:${JSON.stringify(half ? text.slice(0, -1) : text)}\n`;
  };
  return { of, rest: () => (half ? of("") : "") };
}
