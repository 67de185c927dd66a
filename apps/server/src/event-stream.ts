import { once } from "node:events";
import type { Response } from "express";

const PING_MS = 15_000;
/** Who does not read for so long is cut off, and may come back to where it was. */
const PATIENCE_MS = 30_000;

/** The head of server-sent events. */
export function toEventStream(res: Response): Response {
  // A proxy or a compressor that gathers bytes would hold the events back.
  res.set({ "Cache-Control": "private, no-store, no-transform", "X-Accel-Buffering": "no" });
  return res.type("text/event-stream; charset=utf-8");
}

/** Server-sent events, no faster than the client takes them. */
export class EventStream {
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  readonly #res: Response;
  readonly #ping: NodeJS.Timeout;

  /** `ping` is said now and then. The head goes out with the first event: until then, the answer can be another one. */
  constructor(res: Response, ping: string) {
    const gone = new AbortController();
    res.once("close", () => gone.abort());
    this.signal = gone.signal;
    this.#res = res;
    this.#ping = setInterval(() => void (res.writableNeedDrain || !res.headersSent || res.write(ping)), PING_MS);
  }

  /** Settles when there is room for more; at once, and without a promise, where there is. */
  write(text: string): Promise<void> | undefined {
    if (!this.#res.headersSent) toEventStream(this.#res);
    return this.#res.write(text) ? undefined : this.#drained();
  }

  async #drained(): Promise<void> {
    const late = setTimeout(() => this.#res.destroy(), PATIENCE_MS);
    await once(this.#res, "drain", { signal: this.signal }).catch(() => {});
    clearTimeout(late);
  }

  /** Nothing more is said, nor pinged. */
  close(): void {
    clearInterval(this.#ping);
  }
}
