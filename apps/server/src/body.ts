import { DomainError } from "@neptun/api";
import { limits } from "@neptun/api/schema";
import express, { type Request, type RequestHandler, type Response } from "express";

const readers = new Map<number, RequestHandler>();

function readerUpTo(limit: number): RequestHandler {
  const known = readers.get(limit);
  if (known) return known;
  const reader = express.raw({ type: () => true, limit });
  readers.set(limit, reader);
  return reader;
}

/** The request's body as it came, unpacked; undefined if there is none. Throws PAYLOAD_TOO_LARGE. */
export function readBytes(req: Request, res: Response, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    readerUpTo(limit)(req, res, (error: unknown) => (error ? reject(error) : resolve(req.body as Buffer | undefined)));
  });
}

const UNICODE_CHARSET = /;\s*charset="?(utf-16(?:le|be)?)"?/i;

/** The body as text: UTF-8 whatever charset is declared, as RFC 8259 has it, unless that is UTF-16. Never guesses. */
export function toText(bytes: Buffer, contentType: string): string {
  try {
    return new TextDecoder(UNICODE_CHARSET.exec(contentType)?.[1] ?? "utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError("BAD_REQUEST", "The body is not valid UTF-8", { cause });
  }
}

/** The media type without its parameters, in lower case. */
export const mediaType = (contentType: string) => contentType.split(";", 1)[0]!.trim().toLowerCase();

/** Parses JSON, or refuses in words of our own. */
export function parseJson(text: string): unknown {
  boundJson(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("BAD_REQUEST", "The body is not valid JSON", { cause });
  }
}

/** The members of a form. */
export function parseForm(text: string): Record<string, string> {
  const most = mostValues();
  let values = 1;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) if (++values > most) throw tooMany();
  return Object.fromEntries(new URLSearchParams(text));
}

const MOST_LEVELS = 100;
// Ten for each item, and room for what is ignored.
const mostValues = () => Math.max(50_000, 10 * limits.batch_items);

const tooMany = () =>
  new DomainError("BAD_REQUEST", `The body holds more than ${mostValues()} values: send it in several requests`);

/** Refuses what takes the parser long for its size: BAD_REQUEST for too many levels, or too many members and elements. */
export function boundJson(text: string): void {
  const most = mostValues();
  let levels = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at + 1);
    else if (code === COMMA) values++;
    else if (code === BRACE || code === BRACKET) {
      values++;
      if (++levels > MOST_LEVELS)
        throw new DomainError("BAD_REQUEST", `The body is nested too deeply: more than ${MOST_LEVELS} levels`);
    } else if (code === BRACE + 2 || code === BRACKET + 2) levels--;
    if (values > most) throw tooMany();
  }
}

const [QUOTE, COMMA, BACKSLASH, BRACKET, BRACE] = [34, 44, 92, 91, 123];

/** Where the string ends that was open at `start`: at its quote, or at the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (escapes > start && text.charCodeAt(escapes - 1) === BACKSLASH) escapes--;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
}
