import { keep, readKept } from "./kept.ts";

/*
 * The keys under which the server does a thing once. A person's action keeps its key until the server has accepted it, in
 * this browser, so that a second click, a lost answer or a reload asks for the same thing again and not for another one.
 */
const PREFIX = "neptun-key:";
/** The server remembers a key for a day. */
const LIFE_MS = 20 * 60 * 60 * 1000;

interface Kept {
  key: string;
  /** What was asked for, as a hash: a message may be long. */
  what: string;
  at: number;
}

/** 128 random bits; crypto.randomUUID is missing where the page does not come over HTTPS. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function read(action: string): Kept | undefined {
  try {
    return JSON.parse(readKept(PREFIX + action) ?? "") as Kept;
  } catch {
    return undefined;
  }
}

/** Two 32-bit FNV-1a hashes: enough to tell one draft from the next. */
function hash(text: string) {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return `${text.length}.${a >>> 0}.${b >>> 0}`;
}

/** The key of an action with this input: the same as before until it is settled, another one for another input. */
export function keyFor(action: string, input: unknown, now = Date.now()): string {
  const what = hash(JSON.stringify(input));
  const kept = read(action);
  if (kept?.what === what && now - kept.at < LIFE_MS) return kept.key;
  const key = newKey();
  keep(PREFIX + action, JSON.stringify({ key, what, at: now } satisfies Kept));
  return key;
}

/** The action is done: the same again is another one. */
export function settleKey(action: string) {
  keep(PREFIX + action, undefined);
}
