import { findLanguage } from "@neptun/api/file/language";
import type { HLJSApi } from "highlight.js";
import { useEffect, useRef, useState } from "react";
import { createPolicy, type TrustedHtml } from "../lib/trusted-html.ts";
import { type Grammar, grammarOf, grammars } from "./highlight-grammars.ts";

export interface Highlighted {
  code: string;
  /** The code, escaped, with the spans of highlight.js: one piece after the other. */
  pieces: TrustedHtml[];
}

const SPANS = /<span class="[\w -]+">|<\/span>/g;

/** The code of highlight.js: text and spans with a class, and nothing else. */
export const trustCode = createPolicy("neptun-code", (html) => {
  if (html.replace(SPANS, "").includes("<")) throw new TypeError("Coloured code may hold spans only");
  return html;
});

const MOST = 100_000;
// Colouring blocks the page: 8,000 characters take about 10 ms.
const PIECE = 8_000;
const MOST_LIVE = 20_000;
const LIVE_MS = 250;

const cache = new Map<string, Highlighted>();
const CACHED = 300;

let core: Promise<HLJSApi> | undefined;
const loading = new Map<Grammar, Promise<void>>();

const load = (hljs: HLJSApi, grammar: Grammar) => {
  const known = loading.get(grammar);
  if (known) return known;
  const loaded = grammars[grammar]().then((module) => hljs.registerLanguage(grammar, module.default));
  loading.set(grammar, loaded);
  return loaded;
};

/**
 * Colours code, more of it with each result, and lets the page do other things in between; no result where there is no grammar
 * for it. Grammars are loaded when they are first needed.
 */
export async function* highlight(code: string, language: string): AsyncGenerator<Highlighted> {
  const needed = grammarOf(findLanguage(language)?.name ?? language);
  if (!needed || code.length > MOST) return;
  core ??= import("highlight.js/lib/core").then((module) => module.default);
  const hljs = await core;
  await Promise.all(needed.map((grammar) => load(hljs, grammar)));
  const pieces: TrustedHtml[] = [];
  for (let at = 0; at < code.length || at === 0; ) {
    const { value, end } = colourFrom(hljs, code, at, needed[0]);
    pieces.push(trustCode(value));
    yield { code: code.slice(0, end), pieces: [...pieces] };
    if (end === code.length) return;
    at = end;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** After a line: before one that is not indented, if that is near. A text over many lines may be one word to a grammar. */
function endOfPiece(code: string, from: number): number {
  const near = code.slice(from, from + 4 * PIECE).search(/\n(?=\S)/);
  const line = near < 0 ? code.indexOf("\n", from) : from + near;
  return line < 0 ? code.length : line + 1;
}

/** A piece that ends with a line, and within nothing that goes on: what follows has the colours that it has in the whole. */
function colourFrom(hljs: HLJSApi, code: string, at: number, language: string) {
  for (let size = PIECE; ; size *= 2) {
    const end = endOfPiece(code, at + size);
    const { value, _top: top } = hljs.highlight(code.slice(at, end), { language, ignoreIllegals: true });
    if (end === code.length || !(top && "parent" in top && top.parent)) return { value, end };
  }
}

const keyOf = (code: string, language: string) => `${language}\n${code}`;

function remember(key: string, done: Highlighted) {
  cache.set(key, done);
  const [oldest] = cache.keys();
  if (cache.size > CACHED && oldest !== undefined) cache.delete(oldest);
}

/** Whether more of the text has colours than before. */
const isMore = (now: Highlighted, before: Highlighted | undefined, text: string) =>
  !before || !text.startsWith(before.code) || now.code.length > before.code.length;

/** The coloured beginning of the code: all of it once the code is finished, and what there was a moment ago while it grows. */
export function useHighlighted(code: string, language: string, streaming = false): Highlighted | undefined {
  const [done, setDone] = useState(() => cache.get(keyOf(code, language)));
  const latest = useRef(code);
  latest.current = code;
  useEffect(() => {
    let isStale = false;
    const run = async () => {
      const text = latest.current;
      const known = cache.get(keyOf(text, language));
      for await (const result of known ? [known] : highlight(text, language)) {
        if (isStale) return;
        const isWhole = result.code === text;
        if (isWhole && !streaming) remember(keyOf(text, language), result);
        setDone((before) => (isWhole || isMore(result, before, text) ? result : before));
      }
    };
    // Without a grammar, as without a connection, it stays plain.
    const start = () => void run().catch(() => {});
    if (!streaming) start();
    const timer = streaming ? setInterval(() => latest.current.length < MOST_LIVE && start(), LIVE_MS) : undefined;
    return () => {
      isStale = true;
      clearInterval(timer);
    };
  }, [streaming, streaming ? "" : code, language]);
  return done && code.startsWith(done.code) ? done : undefined;
}
