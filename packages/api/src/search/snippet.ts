import { fold } from "./words.ts";

const BEFORE = 60;
const LENGTH = 240;
const MOST_MATCHES = 20;

export interface Match {
  start: number;
  end: number;
}

export interface Snippet {
  /** A piece of the text. */
  text: string;
  /** Where in the whole text the piece begins, in UTF-16 code units. */
  start: number;
  /** The line of the whole text, counted from 1, that the first match is in. */
  line: number;
  /** What was found, in UTF-16 code units of the piece, in order, without overlaps. */
  matches: Match[];
}

/** Where the terms (in lower case) are in the text, in UTF-16 code units: in order, without overlaps, at most twenty. */
export function matchesIn(text: string, terms: string[]): Match[] {
  const folded = fold(text);
  const found: Match[] = [];
  for (const term of terms)
    for (
      let n = 0, at = folded.indexOf(term);
      n < MOST_MATCHES && at !== -1;
      n++, at = folded.indexOf(term, at + term.length)
    )
      found.push({ start: at, end: at + term.length });
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Match[] = [];
  for (const match of found) if (match.start >= (apart.at(-1)?.end ?? 0)) apart.push(match);
  return apart.slice(0, MOST_MATCHES);
}

/**
 * The piece of the text around the place where most terms are close together; its beginning if none is there. It begins and
 * ends between two characters, and where possible between two words.
 */
export function snippetOf(text: string, terms: string[]): Snippet {
  const all = matchesIn(text, terms);
  const first = all[bestOf(text, all)];
  const from = first ? Math.max(0, first.start - BEFORE) : 0;
  const start = from === 0 ? 0 : afterSpace(text, from, first!.start);
  const shown = Math.min(first?.end ?? 0, start + 2 * LENGTH);
  const end = beforeSpace(text, shown, Math.min(text.length, Math.max(start + LENGTH, shown)));
  const matches = all.filter((match) => match.start >= start && match.end <= end);
  return {
    text: text.slice(start, end),
    start,
    line: lineOf(text, first?.start ?? 0),
    matches: matches.map((match) => ({ start: match.start - start, end: match.end - start })),
  };
}

/** The match from which on a piece holds most different words. */
function bestOf(text: string, matches: Match[]): number {
  let best = 0;
  let most = 0;
  for (const [n, { start }] of matches.entries()) {
    const near = matches.filter((match) => match.start >= start && match.end <= start + LENGTH - BEFORE);
    const different = new Set(near.map((match) => fold(text.slice(match.start, match.end)))).size;
    if (different > most) [best, most] = [n, different];
  }
  return best;
}

const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function afterSpace(text: string, from: number, to: number): number {
  const space = text.slice(from, Math.min(to, from + 20)).search(/\s\S/);
  if (space !== -1) return from + space + 1;
  return isLow(text, from) ? from + 1 : from;
}

function beforeSpace(text: string, from: number, end: number): number {
  if (end === text.length) return end;
  const tail = Math.max(from, end - 20);
  const space = /\s\S*$/.exec(text.slice(tail, end));
  if (space) return tail + space.index;
  return isLow(text, end) ? end - 1 : end;
}

function lineOf(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
