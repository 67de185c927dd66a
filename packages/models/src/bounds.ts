import { ModelError } from "./errors.ts";

const UNSTORABLE = /[\0\p{Cs}]/gu; // with `u`, \p{Cs} matches only surrogates that have no partner
const REPLACEMENT = "\uFFFD";

/** Makes a model's text storable and keeps it within a number of UTF-8 bytes, also where a pair is split over pieces. */
export class AnswerText {
  #bytesLeft: number;
  #held = "";

  constructor(maxBytes: number) {
    this.#bytesLeft = maxBytes;
  }

  /** The storable part of the next piece; a trailing half of a pair is kept for the one after. */
  take(piece: string): string {
    const text = this.#held + piece;
    const split = /[\uD800-\uDBFF]$/.test(text);
    this.#held = split ? text.slice(-1) : "";
    return this.#fit((split ? text.slice(0, -1) : text).replace(UNSTORABLE, REPLACEMENT));
  }

  /** What was kept when nothing more comes. */
  end(): string {
    const text = this.#fit(this.#held ? REPLACEMENT : "");
    this.#held = "";
    return text;
  }

  get full(): boolean {
    return this.#bytesLeft < 0;
  }

  #fit(text: string): string {
    const room = Math.max(0, this.#bytesLeft);
    const bytes = Buffer.byteLength(text);
    this.#bytesLeft -= bytes;
    if (bytes <= room) return text;
    const { read } = new TextEncoder().encodeInto(text, new Uint8Array(room));
    return text.slice(0, read);
  }
}

/** Stops a request when its caller aborts, when it takes too long as a whole, or when nothing is heard for too long. */
export class Stopwatch {
  readonly #stop = new AbortController();
  readonly #whole: NodeJS.Timeout;
  readonly #caller: AbortSignal;
  readonly #silent: () => ModelError;
  readonly #onAbort = () => this.#stop.abort();
  #silence: NodeJS.Timeout | undefined;

  constructor(caller: AbortSignal, wholeMs: number, errors: { tooLong(): ModelError; silent(): ModelError }) {
    this.#stop.signal.addEventListener("abort", () => clearTimeout(this.#silence));
    this.#whole = setTimeout(() => this.#stop.abort(errors.tooLong()), wholeMs);
    this.#silent = errors.silent;
    this.#caller = caller;
    caller.addEventListener("abort", this.#onAbort, { once: true });
    if (caller.aborted) this.#stop.abort();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** The error that stopped it, if a bound did and not the caller. */
  get overrun(): ModelError | undefined {
    const { reason } = this.#stop.signal;
    return reason instanceof ModelError ? reason : undefined;
  }

  /** From now on something must be heard every so many ms. */
  expectEvery(ms: number): void {
    clearTimeout(this.#silence);
    if (!this.signal.aborted) this.#silence = setTimeout(() => this.#stop.abort(this.#silent()), ms);
  }

  /** Something was heard. */
  heard(): void {
    this.#silence?.refresh();
  }

  end(): void {
    clearTimeout(this.#whole);
    this.#caller.removeEventListener("abort", this.#onAbort);
    this.#stop.abort();
  }
}
