import { invalid } from "../errors.ts";
import { findLanguage } from "../file/language.ts";
import { type Said, said } from "../said.ts";
import { toTagKey } from "../tag/schema.ts";
import { fold, isAscii, OVERLAP, pairsOf, runsOf } from "./words.ts";

export const KINDS = ["chat", "file", "message"] as const;
export type Kind = (typeof KINDS)[number];

/** What `is:` takes: prompts are in no chat, and few, so that they need no index. */
const THINGS = [...KINDS, "prompt"] as const;
type Thing = (typeof THINGS)[number];

/** What a chat may be. */
const STATES = ["archived", "pinned"] as const;
export type State = (typeof STATES)[number];

const MOST_TERMS = 10;

/** What the index can tell about a term: all of it must be there. */
export interface Need {
  /** The word is this; begins with it; contains it. */
  is: "word" | "prefix" | "part";
  text: string;
}

/** Something that must be in the text, in this order of characters, without regard to case. */
export interface Term {
  /** In lower case. */
  text: string;
  ascii: boolean;
  /** Of one or two characters: found as a whole word only. */
  short: boolean;
  needs: Need[];
  /** Its runs, as whole words. */
  words: string[];
}

export interface SearchQuery {
  terms: Term[];
  kinds: Kind[];
  /** Whether prompts are among what there can be. */
  prompts: boolean;
  chat_ids: number[];
  chat_names: string[];
  project_ids: number[];
  project_names: string[];
  languages: string[];
  extensions: string[];
  roles: string[];
  /** Keys of tags. */
  tags: string[];
  states: State[];
  before: string | null;
  after: string | null;
}

const FILTERS = ["project", "chat", "lang", "ext", "role", "tag", "before", "after", "is"] as const;
type Filter = (typeof FILTERS)[number];

const refuse = (why: Said) => invalid("q", why);

interface Word {
  filter: Filter | null;
  value: string;
}

/**
 * Reads `createDb "exact phrase" lang:ts before:2026-01-31`. A filter's value may be quoted. A quoted word, an address
 * (`http://…`), `std::string` and `localhost:3000` are text. BAD_REQUEST about `q` where it cannot be meant so.
 */
export function parseQuery(q: string): SearchQuery {
  const query: SearchQuery = {
    terms: [],
    kinds: [],
    prompts: false,
    chat_ids: [],
    chat_names: [],
    project_ids: [],
    project_names: [],
    languages: [],
    extensions: [],
    roles: [],
    tags: [],
    states: [],
    before: null,
    after: null,
  };
  const texts = new Set<string>();
  const things: Thing[] = [];
  for (const { filter, value } of splitQuery(q)) {
    if (filter) applyFilter(query, things, filter, value);
    else texts.add(fold(value));
  }
  if (texts.size > MOST_TERMS) throw refuse(said`Search for at most ${MOST_TERMS} words at once`);
  query.terms = [...texts].map(toTerm);
  query.kinds = kindsOf(query, things);
  query.prompts = mayBePrompts(query, things);
  return query;
}

const UNQUOTED = /[^\s"]+/y;
const QUOTED = /"([^"]*)("|$)/y;
const KEY = /([a-zA-Z]{2,20}):(?![/:\s]|\d+(?:\s|$)|$)/y;

function* splitQuery(q: string): Generator<Word> {
  for (let at = 0; at < q.length; ) {
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at;
      const found = pattern.exec(q);
      if (found) at = pattern.lastIndex;
      return found;
    };
    const key = takeKey(q, at);
    if (key) at = key.end;
    const quoted = take(QUOTED);
    const value = quoted ? quoted[1]! : take(UNQUOTED)?.[0];
    if (value === undefined) at++;
    else if (key) yield { filter: key.filter, value };
    else if (value.trim() !== "") yield { filter: null, value };
  }
}

function takeKey(q: string, at: number): { filter: Filter; end: number } | null {
  const isKnown = (name: string): name is Filter => (FILTERS as readonly string[]).includes(name);
  const known = /([a-z]{2,7}):(?=[^\s:/])/iy;
  known.lastIndex = at;
  const name = known.exec(q)?.[1]?.toLowerCase();
  if (name && isKnown(name)) return { filter: name, end: known.lastIndex };
  KEY.lastIndex = at;
  const unknown = KEY.exec(q)?.[1];
  if (unknown === undefined) return null;
  const filters = FILTERS.map((filter) => `${filter}:`).join(", ");
  throw refuse(said`There is no filter "${unknown}:"; there are ${filters}. To search for the text, put it in quotes.`);
}

const ID = /^[1-9][0-9]{0,9}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

function applyFilter(query: SearchQuery, things: Thing[], filter: Filter, value: string) {
  const lower = fold(value);
  if (filter === "before" || filter === "after") {
    const time = DAY.test(value) || TIME.test(value) ? new Date(value) : undefined;
    const isReal = time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value.slice(0, 10));
    if (!isReal) throw refuse(said`${filter}: takes a day such as 2026-01-31`);
    if (query[filter]) throw refuse(said`${filter}: can be given once`);
    query[filter] = time.toISOString();
  } else if (filter === "is") {
    const thing = THINGS.find((one) => one === lower);
    const state = STATES.find((one) => one === lower);
    if (thing) things.push(thing);
    else if (state) query.states.push(state);
    else throw refuse(said`is: takes ${[...THINGS, ...STATES].join(", ")}`);
  } else if (filter === "role") {
    if (!["user", "assistant", "system"].includes(lower)) throw refuse(said`role: takes user, assistant, system`);
    query.roles.push(lower);
  } else if (filter === "tag") {
    query.tags.push(toTagKey(value));
  } else if (filter === "lang") {
    const known = findLanguage(lower);
    const names = known ? [known.name, ...known.aliases, ...known.extensions] : [];
    query.languages.push(...[lower, ...names].map((name) => name.toLowerCase()));
  } else if (filter === "ext") {
    query.extensions.push(lower.replace(/^\./, ""));
  } else if (ID.test(value) && Number(value) < 2 ** 31) {
    query[filter === "chat" ? "chat_ids" : "project_ids"].push(Number(value));
  } else {
    query[filter === "chat" ? "chat_names" : "project_names"].push(lower);
  }
}

/** What there can be: a role belongs to messages, a language to files. */
function kindsOf({ roles, languages, extensions }: SearchQuery, things: Thing[]): Kind[] {
  return KINDS.filter(
    (kind) =>
      (things.length === 0 || things.includes(kind)) &&
      (roles.length === 0 || kind === "message") &&
      (languages.length + extensions.length === 0 || kind === "file"),
  );
}

/** What belongs to a chat, or is written by somebody, is no prompt. */
const mayBePrompts = (query: SearchQuery, things: Thing[]): boolean =>
  (things.length === 0 || things.includes("prompt")) &&
  [
    query.chat_ids,
    query.chat_names,
    query.project_ids,
    query.project_names,
    query.languages,
    query.extensions,
    query.roles,
    query.tags,
    query.states,
  ].every((list) => list.length === 0);

export function toTerm(text: string): Term {
  const runs = [...runsOf(text)];
  const only = runs.length === 1 && runs[0]!.start === 0 && runs[0]!.end === text.length ? runs[0] : undefined;
  const short = only !== undefined && !only.joined && Array.from(text).length < 3;
  const needs = runs.flatMap((run): Need[] => {
    if (run.joined) {
      const pairs = pairsOf(run.text);
      if (pairs.length === 1) return [{ is: "prefix", text: run.text }];
      return pairs.slice(0, -1).map((pair) => ({ is: "word", text: pair }));
    }
    const isInside = run.start > 0 && run.end < text.length;
    if (run.text.length > 2 * OVERLAP) return [{ is: "part", text: beginningOf(run.text) }];
    if (short || isInside) return [{ is: "word", text: run.text }];
    return Array.from(run.text).length < 3 ? [] : [{ is: "part", text: beginningOf(run.text) }];
  });
  return {
    text,
    ascii: isAscii(text),
    short,
    needs,
    words: runs.flatMap(({ text: run, joined }) => (joined ? [] : [run])),
  };
}

const beginningOf = (run: string) => (run.length > OVERLAP ? Array.from(run).slice(0, OVERLAP).join("") : run);
