/** The longest piece of a run of letters and digits that is one word; longer runs become overlapping pieces. */
const LONGEST = 64;
/** Pieces overlap by this much: what is searched for in a long run is found by its first so many characters. */
export const OVERLAP = 32;
/** Of a run without an end, such as an encoded picture, only the beginning can be found. */
const LONGEST_RUN = 256;

const RUNS = /[\p{L}\p{M}\p{N}_]+/gu;
/** Written without spaces: every two neighbours are a word. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const JOINED_PARTS = new RegExp(`${JOINED.source}+|${JOINED.source.replace("[", "[^")}+`, "gu");
const ASCII = /^[\x00-\x7f]*$/;

export const isAscii = (text: string) => ASCII.test(text);
export const isJoined = (text: string) => JOINED.test(text);

/** Lower case, in as many UTF-16 code units, so that positions in it are positions in the text. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  }).join("");
}

export interface Run {
  text: string;
  /** Whether every two neighbours of it are a word. */
  joined: boolean;
  start: number;
  end: number;
}

/** The runs of letters, digits and underscores of a text in lower case. */
export function* runsOf(folded: string): Generator<Run> {
  for (const { 0: run, index } of folded.matchAll(RUNS)) {
    if (isAscii(run) || !isJoined(run)) yield { text: run, joined: false, start: index, end: index + run.length };
    else
      for (const { 0: text, index: at } of run.matchAll(JOINED_PARTS))
        yield { text, joined: isJoined(text), start: index + at, end: index + at + text.length };
  }
}

/** Every two neighbours, and the last one alone. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((character, n) => character + (characters[n + 1] ?? ""));
}

function* piecesOf(run: string): Generator<string> {
  if (run.length <= LONGEST) return void (yield run);
  const characters = isAscii(run) ? run : Array.from(run);
  const length = Math.min(characters.length, LONGEST_RUN);
  for (let at = 0; at < length - OVERLAP; at += LONGEST - OVERLAP) {
    const piece = characters.slice(at, at + LONGEST);
    yield typeof piece === "string" ? piece : piece.join("");
  }
}

/** The words of a text, as they are indexed. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const { text: run, joined } of runsOf(fold(text)))
    for (const word of joined ? pairsOf(run) : piecesOf(run)) words.add(word);
  return words;
}
