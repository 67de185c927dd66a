import { english } from "../said.ts";
import type { LineMatcher } from "./line-matcher.ts";

/** What an edit made of a file: its new text, or words for people that say why it does not fit. */
export type Outcome = { text: string } | { problem: string };

/** The lines of a file as the edits of a message see them. */
export interface EditedText {
  lines: string[];
  /** Whether the last line ends with a line break. */
  closed: boolean;
  /** A line of the message with the line end of this file. */
  fit: (line: string) => string;
}

/** Splits a text at `\n`. Lines of a file that has Windows line ends throughout end with `\r`, also the last. */
export function toEdited(text: string): EditedText {
  const lines = text.split("\n");
  const closed = lines.at(-1) === "";
  if (closed) lines.pop();
  const last = closed ? undefined : lines.at(-1);
  const ended = closed ? lines : lines.slice(0, -1);
  const carriageReturns = ended.filter((line) => line.endsWith("\r")).length;
  const isWindows = carriageReturns > 0 && carriageReturns === ended.length;
  if (isWindows && last !== undefined) lines[lines.length - 1] = `${last}\r`;
  const bare = (line: string) => (line.endsWith("\r") ? line.slice(0, -1) : line);
  const fit = isWindows ? (line: string) => `${bare(line)}\r` : carriageReturns === 0 ? bare : (line: string) => line;
  return { lines, closed: closed || text === "", fit };
}

export function toText({ lines, closed }: { lines: string[]; closed: boolean }): string {
  if (lines.length === 0) return "";
  return closed ? `${lines.join("\n")}\n` : lines.join("\n").replace(/\r$/, "");
}

/** A line as it can stand in a sentence. */
function shortLine(line: string): string {
  const bare = line.trim();
  return bare.length > 80 ? `${bare.slice(0, 80)}…` : bare;
}

/** Says what about the lines is not in the file. */
export function missing(matcher: LineMatcher, lines: string[]): string {
  const line = lines.find((one) => one.trim() !== "" && !matcher.has(one));
  if (line !== undefined) return english`The line “${shortLine(line)}” is not in the file.`;
  return english`Its lines are in the file, but not in this order one after another.`;
}
