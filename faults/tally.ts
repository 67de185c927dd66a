/** What the rounds of one scenario came to. */
export class Tally {
  rounds = 0;
  /** Requests that were answered with success. */
  acknowledged = 0;
  /** Rows that those requests stored. */
  rows = 0;
  lost = 0;
  halfBatches = 0;
  duplicates = 0;
  unavailable = 0;
  otherFailures = 0;
  readonly recoveries: number[] = [];
  readonly violations: string[] = [];
  readonly notes: string[] = [];

  violate(what: string) {
    if (!this.violations.includes(what)) this.violations.push(what);
  }

  recovered(ms: number, boundMs: number) {
    this.recoveries.push(ms);
    if (ms > boundMs) this.violate(`recovered only after ${Math.round(ms)} ms (bound ${boundMs} ms)`);
  }

  get failed(): boolean {
    return this.violations.length > 0 || this.lost + this.halfBatches + this.duplicates + this.otherFailures > 0;
  }
}

/** Thrown where a scenario needs what this machine does not have. */
export class Skipped extends Error {}
