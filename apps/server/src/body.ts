import { DomainError } from "@neptun/api";
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
  try {
    return JSON.parse(text);
  } catch (cause) {
    const deep = cause instanceof RangeError;
    throw new DomainError("BAD_REQUEST", deep ? "The body is nested too deeply" : "The body is not valid JSON", {
      cause,
    });
  }
}
