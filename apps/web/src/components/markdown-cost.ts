/*
 * What a block of markdown may hold to be rendered. Nobody writes more than this in one paragraph, list or table to be read,
 * while parsing it can hold up the page for minutes: brackets inside each other cost the cube of their number, marks of
 * emphasis the square, quotes and lists as much again on every line. The bounds are on numbers and not on depths, which
 * only a parser could tell. At the bounds a block takes about a quarter of a second of the processor.
 */
const MOST_CHARACTERS = 24_000;
const MOST_BRACKETS = 500;
const MOST_MARKS = 2_000;
const MOST_DOLLARS = 500;
/** Twenty-four lists or quotes inside each other. */
const DEEP = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){24}|^[ \t]{200,}[-*+>\d]/m;

const BRACKETS = /\[/g;
/** What may begin a formula. */
const DOLLARS = /\$|\\\(/g;
/** Marks that may begin or end emphasis; the underscores of a_name cannot. */
const MARKS = /[*~]|(?<!\w)_|_(?!\w)/g;

/** Whether a block is better shown as the text it is, however it would be rendered. */
export const isTooCostly = (text: string): boolean =>
  text.length > MOST_CHARACTERS ||
  DEEP.test(text) ||
  hasMore(text, BRACKETS, MOST_BRACKETS) ||
  hasMore(text, MARKS, MOST_MARKS) ||
  hasMore(text, DOLLARS, MOST_DOLLARS);

const hasMore = (text: string, what: RegExp, most: number) => (text.match(what)?.length ?? 0) > most;
