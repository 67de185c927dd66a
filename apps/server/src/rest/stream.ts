import type { Response } from "express";

/** The first line is due within two seconds, and then one at least every four. */
const FIRST_LINE_MS = 1_500;
const LINE_EVERY_MS = 3_000;

const SILENCE = "silence";
const GONE = "gone";

/**
 * Answers with one line per piece: `0:` and a JSON string. Fails as long as nothing was said; after that an error just
 * ends the stream. Stops reading when the client is gone.
 */
export async function streamLines(res: Response, pieces: AsyncIterable<string>): Promise<void> {
  const gone = new Promise<typeof GONE>((resolve) => res.once("close", () => resolve(GONE)));
  const reader = pieces[Symbol.asyncIterator]();
  const line = toLines();
  let pending = reader.next();
  for (;;) {
    const silence = startSilence(res.headersSent ? LINE_EVERY_MS : FIRST_LINE_MS);
    const result = await Promise.race([pending, silence.over, gone])
      .catch((error: unknown): typeof GONE => {
        if (!res.headersSent) throw error;
        return GONE;
      })
      .finally(silence.cancel);
    if (result === GONE) return stopReading(res, reader, pending);
    if (!res.headersSent) sendHead(res);
    if (result === SILENCE) res.write('0:""\n');
    else if (result.done) return void res.end(line.rest());
    else {
      if (!res.write(line.of(result.value)))
        await Promise.race([new Promise((drained) => res.once("drain", drained)), gone]);
      pending = reader.next();
    }
  }
}

function stopReading(res: Response, reader: AsyncIterator<string>, pending: Promise<unknown>) {
  pending.catch(() => {});
  reader.return?.().catch(() => {});
  if (!res.writableEnded) res.end();
}

function sendHead(res: Response) {
  // A proxy or a compressor that gathers bytes would hold the lines back.
  res.set({ "Cache-Control": "private, no-store, no-transform", "X-Accel-Buffering": "no" });
  res.type("text/plain; charset=utf-8").flushHeaders();
}

function startSilence(ms: number) {
  let timer: NodeJS.Timeout;
  const over = new Promise<typeof SILENCE>((resolve) => {
    timer = setTimeout(resolve, ms, SILENCE);
  });
  return { over, cancel: () => clearTimeout(timer) };
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
