/** Reorder the text around them, or end what holds them apart from it. */
const REORDERING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** Letters and digits of scripts that run from right to left, or the characters above. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Somebody's name for the middle of a sentence of ours: whichever way it runs, the sentence does not turn with it. */
export const isolated = (name: string) => (TURNS.test(name) ? `\u2068${name.replace(REORDERING, "")}\u2069` : name);
