import { createParser } from "eventsource-parser";
import { AnswerText } from "./bounds.ts";
import { type Chunk, notUnderstood, readChunk } from "./completion-chunk.ts";
import { english } from "./english.ts";
import { ModelError, toModelError } from "./errors.ts";
import type { OnText } from "./port.ts";

/** What an event may have, in UTF-16 code units, and a stream, in bytes. */
const EVENT_LENGTH = 1024 * 1024;
const STREAM_BYTES = 64 * 1024 * 1024;

const tooLong = () => new ModelError("answer_too_long", english`The answer grew too long and was stopped.`);

/** An answer as its event stream comes in. Its text is handed on as it comes: nothing waits here. */
export class IncomingAnswer {
  readonly #provider: string;
  readonly #text: AnswerText;
  readonly #onText: OnText;
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    maxBufferSize: EVENT_LENGTH,
    onEvent: ({ data }) => this.#onEvent(data),
    onError: ({ type }) => {
      if (type === "max-buffer-size-exceeded") throw notUnderstood(this.#provider);
    },
  });
  #bytes = 0;
  #sawEvent = false;
  #finishReason: string | undefined;

  usage: Chunk["usage"];
  /** `[DONE]` came: nothing after it counts. */
  isDone = false;

  constructor(provider: string, mostBytes: number, onText: OnText) {
    this.#provider = provider;
    this.#onText = onText;
    this.#text = new AnswerText(mostBytes);
  }

  /** The finish reason came: the answer is whole, only the usage may follow. */
  get isFinished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** The provider ended it at the limit of its length. */
  get isCut(): boolean {
    return this.#finishReason === "length";
  }

  /** Takes the next bytes of the stream. Throws ModelError beyond the bounds, and for what is no answer. */
  feed(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > STREAM_BYTES) throw tooLong();
    this.#parser.feed(this.#decoder.decode(bytes, { stream: true }));
  }

  #onEvent(data: string): void {
    if (this.isDone) return;
    this.#sawEvent = true;
    if (data === "[DONE]") {
      this.isDone = true;
      return;
    }
    const { text, finishReason, usage } = readChunk(this.#provider, data);
    this.#finishReason ??= finishReason;
    this.usage = usage ?? this.usage;
    if (text) this.#add(this.#text.take(text));
    if (this.#text.full) throw tooLong();
  }

  #add(text: string): void {
    if (text) this.#onText(text);
  }

  /** Nothing more is read. */
  end(): void {
    this.#add(this.#text.end());
  }

  /** Why the answer is not whole; `failure` is what ended the reading before its time. */
  problem(failure: unknown): ModelError | undefined {
    const told = toModelError(failure);
    if (told) return told;
    if (!this.isFinished && !this.isDone) {
      if (this.#bytes > 0 && !this.#sawEvent && failure === undefined) return notUnderstood(this.#provider);
      const words = english`${this.#provider} broke off before the answer was complete. Try again.`;
      return new ModelError("provider_broke_off", words, { cause: failure });
    }
    if (this.#finishReason !== "content_filter") return undefined;
    return new ModelError(
      "content_filtered",
      english`${this.#provider} withheld the rest of the answer (content filter).`,
    );
  }
}
