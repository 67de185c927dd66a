/** Lets a test decide when each piece of a gated answer is sent. */
export class Gate {
  #credit = 0;
  #waiting: (() => void)[] = [];

  /** Lets that many more pieces through, one by one. */
  release(pieces = 1): void {
    this.#credit += pieces;
    while (this.#credit > 0 && this.#waiting.length > 0) {
      this.#credit--;
      this.#waiting.shift()?.();
    }
  }

  /** Lets everything through, from now on. */
  open(): void {
    this.release(Number.POSITIVE_INFINITY);
  }

  /** Holds everything back again. */
  close(): void {
    this.#credit = 0;
  }

  /** Resolves when a piece may pass, or when nobody waits for it any more. */
  pass(gone: AbortSignal): Promise<void> {
    if (gone.aborted) return Promise.resolve();
    if (this.#credit > 0) {
      this.#credit--;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      gone.addEventListener("abort", () => {
        this.#waiting = this.#waiting.filter((each) => each !== resolve);
        resolve();
      });
    });
  }
}
