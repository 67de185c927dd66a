import { findLanguage } from "@neptun/api/file/language";
import type { HLJSApi } from "highlight.js";
import { useEffect, useRef, useState } from "react";
import { createPolicy, type TrustedHtml } from "../lib/trusted-html.ts";
import { type Grammar, grammarOf, grammars } from "./highlight-grammars.ts";

export interface Highlighted {
  code: string;
  /** The code, escaped, with the spans of highlight.js. */
  html: TrustedHtml;
}

const SPANS = /<span class="[\w -]+">|<\/span>/g;

/** The code of highlight.js: text and spans with a class, and nothing else. */
export const trustCode = createPolicy("neptun-code", (html) => {
  if (html.replace(SPANS, "").includes("<")) throw new TypeError("Coloured code may hold spans only");
  return html;
});

// Colouring blocks the page: 100,000 characters take about 50 ms.
const MOST = 100_000;
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

/** Colours code; undefined where there is no grammar for it. Grammars are loaded when they are first needed. */
export async function highlight(code: string, language: string): Promise<Highlighted | undefined> {
  const needed = grammarOf(findLanguage(language)?.name ?? language);
  if (!needed || code.length > MOST) return undefined;
  core ??= import("highlight.js/lib/core").then((module) => module.default);
  const hljs = await core;
  await Promise.all(needed.map((grammar) => load(hljs, grammar)));
  const { value } = hljs.highlight(code, { language: needed[0], ignoreIllegals: true });
  return { code, html: trustCode(value) };
}

const keyOf = (code: string, language: string) => `${language}\n${code}`;

function remember(key: string, done: Highlighted) {
  cache.set(key, done);
  const [oldest] = cache.keys();
  if (cache.size > CACHED && oldest !== undefined) cache.delete(oldest);
}

/** The coloured beginning of the code: all of it once the code is finished, and what there was a moment ago while it grows. */
export function useHighlighted(code: string, language: string, streaming = false): Highlighted | undefined {
  const [done, setDone] = useState(() => cache.get(keyOf(code, language)));
  const latest = useRef(code);
  latest.current = code;
  useEffect(() => {
    let isStale = false;
    const run = async () => {
      const text = latest.current;
      const result = cache.get(keyOf(text, language)) ?? (await highlight(text, language).catch(() => undefined));
      if (isStale || !result) return;
      if (!streaming) remember(keyOf(text, language), result);
      setDone((before) => (before?.code === result.code ? before : result));
    };
    if (!streaming) void run();
    const timer = streaming ? setInterval(() => latest.current.length < MOST_LIVE && void run(), LIVE_MS) : undefined;
    return () => {
      isStale = true;
      clearInterval(timer);
    };
  }, [streaming, streaming ? "" : code, language]);
  return done && code.startsWith(done.code) ? done : undefined;
}
