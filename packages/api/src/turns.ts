// Far below what anyone notices, far above what it costs to let others go first.
const SLICE_MS = 12;

const pause =
  typeof setImmediate === "function"
    ? () => new Promise<void>((resolve) => setImmediate(resolve))
    : () => new Promise<void>((resolve) => setTimeout(resolve));

/** Long work in slices, on the server and in a browser: whoever waits meanwhile gets a turn every few milliseconds. */
export class Turns {
  private readonly signal: AbortSignal | undefined;
  private end = performance.now() + SLICE_MS;

  constructor(signal?: AbortSignal) {
    this.signal = signal;
  }

  /** To be asked after each small piece of work: undefined while the slice lasts. Throws the signal's reason once it is aborted. */
  give(): Promise<void> | undefined {
    return performance.now() < this.end ? undefined : this.next();
  }

  private async next(): Promise<void> {
    await pause();
    this.signal?.throwIfAborted();
    this.end = performance.now() + SLICE_MS;
  }
}
