import type { Extension as TreeExtension } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

/** A formula in TeX. */
export interface Formula {
  type: "formula";
  value: string;
  /** On a line of its own. */
  display: boolean;
  data?: { hName: string; hProperties: Record<string, unknown>; hChildren: { type: "text"; value: string }[] };
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    formula: "formula";
    formulaData: "formulaData";
  }
}
declare module "mdast" {
  interface RootContentMap {
    formula: Formula;
  }
  interface PhrasingContentMap {
    formula: Formula;
  }
}

/** Of more characters, nobody reads one; looking for its end costs as much again for everything that may begin one. */
const LONGEST = 2_000;

/** What a formula may ask of Temml: nothing is as large as it likes, in em, or means itself over and over. */
export const FORMULA_LIMITS: { maxSize: [number, number]; maxExpand: number } = { maxSize: [20, 20], maxExpand: 200 };

const DEEPEST = 40;

/** Whether more braces lie in each other than anyone reads. Laying them out, boxes above all, takes the square of their number. */
export function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [brace] of source.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const DOLLAR = 36;
const PARENTHESIS = 40;
const BRACKET = 91;
const BACKSLASH = 92;
const BRACE = 123;
const BACKTICK = 96;
/** What closes a formula behind a backslash, by what opens it. */
const CLOSERS: Record<number, number> = { [PARENTHESIS]: 41, [BRACKET]: 93 };

// micromark's codes of line ends and tabs are negative.
const isEnd = (code: Code) => code === null || code < -2;
const isSpace = (code: Code) => code === null || code < 0 || code === 32;
const isWord = (code: Code) => code !== null && code > 0 && /\w/.test(String.fromCharCode(code));
/** After a dollar, these make it one of a price, a shell or a template. */
const isOfCode = (code: Code) => isWord(code) || code === DOLLAR || code === PARENTHESIS || code === BRACE;

/** Another line, unless it is one that only seems to belong to a list or quote. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      if (code === null) return nok(code);
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return (after) => (this.parser.lazy[this.now().line] ? nok(after) : ok(after));
    };
  },
};

/** One character after another: alone on its lines, or in a text. */
const tokenizer = (isAlone: boolean): Tokenizer =>
  function (this: TokenizeContext, effects, ok, nok) {
    const { previous } = this;
    let closer: Code = null;
    let opener: Code = null;
    let before: Code = null;
    let isEmpty = true;
    let length = 0;

    const start: State = (code) => {
      if (code === DOLLAR && (isWord(previous) || previous === DOLLAR)) return nok(code);
      effects.enter("formula");
      effects.enter("formulaData");
      effects.consume(code);
      return code === DOLLAR ? afterDollar : afterBackslash;
    };
    const afterBackslash: State = (code) => {
      if (code === null || !(code in CLOSERS) || (isAlone && code !== BRACKET)) return nok(code);
      opener = BACKSLASH;
      closer = CLOSERS[code]!;
      effects.consume(code);
      return inside;
    };
    const afterDollar: State = (code) => {
      opener = DOLLAR;
      if (code === DOLLAR) {
        closer = DOLLAR;
        effects.consume(code);
        return inside;
      }
      return isAlone || isSpace(code) || code === BRACE ? nok(code) : inside(code);
    };
    const inside: State = (code) => {
      const isOneDollar = closer === null;
      if (code === null || ++length > LONGEST || (isOneDollar && (isEnd(code) || code === BACKTICK))) return nok(code);
      if (isEnd(code)) return atEndOfLine(code);
      effects.consume(code);
      if (code === opener) return isOneDollar ? (isSpace(before) ? nok : afterOneDollar) : afterOpener;
      if (code === BACKSLASH) return escaped;
      if (!isSpace(code)) isEmpty = false;
      before = code;
      return inside;
    };
    const atEndOfLine: State = (code) => {
      effects.exit("formulaData");
      return effects.attempt(nextLine, atLine, nok)(code);
    };
    // An empty line ends what never was a formula.
    const atLine: State = (code) => {
      if (isEnd(code)) return nok(code);
      effects.enter("formulaData");
      return inside(code);
    };
    const escaped: State = (code) => {
      if (isEnd(code)) return inside(code);
      isEmpty = false;
      before = code;
      effects.consume(code);
      return inside;
    };
    const afterOneDollar: State = (code) => (isOfCode(code) ? nok(code) : close(code));
    const afterOpener: State = (code) => {
      if (code !== closer) return opener === BACKSLASH ? escaped(code) : inside(code);
      effects.consume(code);
      return isAlone ? toEndOfLine : close;
    };
    const toEndOfLine: State = (code) => {
      if (isEnd(code)) return close(code);
      if (!isSpace(code)) return nok(code);
      effects.consume(code);
      return toEndOfLine;
    };
    const close: State = (code) => {
      if (isEmpty) return nok(code);
      effects.exit("formulaData");
      effects.exit("formula");
      return ok(code);
    };
    return start;
  };

const alone: Construct = { name: "formula", tokenize: tokenizer(true), concrete: true };
const within: Construct = { name: "formula", tokenize: tokenizer(false) };

/**
 * Formulas in Markdown, as models write them: `\( … \)` and `$ … $` in a text, `\[ … \]` and `$$ … $$` on lines of their own.
 * One dollar is a formula's only where pandoc takes it for one, and some more is not: what it opens follows at once, what it
 * closes comes right before, and outside is no letter, digit, brace or parenthesis. So prices, variables of a shell and
 * templates stay as they are. https://pandoc.org/MANUAL.html#math
 */
export const formulaSyntax: Extension = {
  flow: { [DOLLAR]: alone, [BACKSLASH]: alone },
  text: { [DOLLAR]: within, [BACKSLASH]: within },
};

const SIGNS = /^(\$\$?|\\[[(])([\s\S]*?)(?:\$\$?|\\[\])])\s*$/;

/** Makes them nodes of the tree; in HTML, elements that hold the source. */
export const formulaFromMarkdown: TreeExtension = {
  enter: {
    formula(token) {
      this.enter({ type: "formula", value: "", display: false }, token);
      this.buffer();
    },
  },
  exit: {
    formulaData(token) {
      this.config.enter.data!.call(this, token);
      this.config.exit.data!.call(this, token);
    },
    formula(token) {
      const [, opener = "", value = ""] = SIGNS.exec(this.resume()) ?? [];
      const node = this.stack.at(-1) as unknown as Formula;
      this.exit(token);
      node.value = value.trim();
      node.display = opener === "$$" || opener === "\\[";
      node.data = {
        hName: "span",
        hProperties: { dataDisplay: node.display },
        hChildren: [{ type: "text", value: node.value }],
      };
    },
  },
};
