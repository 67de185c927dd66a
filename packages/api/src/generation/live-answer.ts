import type { ModelError } from "@neptun/models";
import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import type { MessageRow } from "../message/rows.ts";

export interface Answering {
  ctx: OwnerContext;
  chat_id: number;
  message_id: number;
  generation_id: number;
  model: string;
  /** What the model is told besides. */
  instruction?: string | undefined;
  /** What there is of an answer that goes on. */
  text?: string;
}

/** Why an answer is cut short. */
export type CutReason = "stopped" | "interrupted";

/** What a reader of an answer gets: its text in order, then its end. */
export type AnswerPart =
  | { kind: "text"; position: number; text: string }
  | { kind: "end"; message: MessageRow; error?: ModelError };

/** An answer that this process is writing. Readers see what is stored, never what is still pending. */
export class LiveAnswer {
  readonly job: Answering;
  readonly started = performance.now();
  /** From then until the first word. */
  first_token_ms: number | undefined;
  readonly #cut = new AbortController();
  /** Its pieces as they were stored: joined anew with each of them, a long answer would be copied all the time. */
  readonly #stored: string[] = [];
  #length = 0;
  #pending = "";
  #end: Extract<AnswerPart, { kind: "end" }> | "gone" | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(job: Answering) {
    this.job = job;
    if (job.text) this.#stored.push(job.text);
    this.#length = job.text?.length ?? 0;
  }
  get signal(): AbortSignal {
    return this.#cut.signal;
  }
  get cutReason(): CutReason | undefined {
    return this.#cut.signal.aborted ? (this.#cut.signal.reason as CutReason) : undefined;
  }
  get hasPending(): boolean {
    return this.#pending !== "";
  }
  get pending(): { position: number; text: string } {
    return { position: this.#length, text: this.#pending };
  }
  get isEmpty(): boolean {
    return this.#length === 0 && this.#pending === "";
  }

  cut(reason: CutReason): void {
    this.#cut.abort(reason);
  }
  append(text: string): void {
    this.first_token_ms ??= Math.round(performance.now() - this.started);
    this.#pending += text;
  }
  /** The first `length` code units of what was pending are stored now. */
  confirm(length: number): void {
    this.#stored.push(this.#pending.slice(0, length));
    this.#length += length;
    this.#pending = this.#pending.slice(length);
    this.#tell();
  }
  /** With null, its message is gone. */
  end(message: MessageRow | null, error?: ModelError): void {
    this.#end = message ? { kind: "end", message, error } : "gone";
    this.#tell();
  }
  #tell() {
    for (const wake of this.#waiting) wake();
  }

  /** Settles with the end of the answer. */
  ended(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#end === undefined) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The text from `position` on as it is stored, then the end. Each reader holds only its position. */
  async *read(position: number, signal?: AbortSignal): AsyncGenerator<AnswerPart> {
    let at = Math.min(position, this.#length);
    let next = 0;
    let skip = at;
    let resolve = () => {};
    // One listener for the whole reading: with each piece anew, it would cost more than the piece.
    const wake = () => resolve();
    this.#waiting.add(wake);
    signal?.addEventListener("abort", wake);
    try {
      while (next < this.#stored.length && skip >= this.#stored[next]!.length) skip -= this.#stored[next++]!.length;
      while (!signal?.aborted) {
        if (next < this.#stored.length) {
          const text = this.#stored.slice(next).join("").slice(skip);
          next = this.#stored.length;
          skip = 0;
          yield { kind: "text", position: at, text };
          at += text.length;
        } else if (this.#end === "gone") throw notFound("Message");
        else if (this.#end) return yield this.#end;
        else
          await new Promise<void>((change) => {
            resolve = change;
          });
      }
    } finally {
      this.#waiting.delete(wake);
      signal?.removeEventListener("abort", wake);
    }
  }
}
