/** One thing that was looked at. */
export interface Check {
  name: string;
  /** A note is worth knowing, a problem needs somebody to act. */
  level: "ok" | "note" | "problem";
  found: string;
  /** What to do about it. */
  advice?: string;
}
