export type Values = Record<string, unknown>;
type OnMark = (index: string, inside: unknown[]) => unknown;

const TEXT = /[^{}<#]+|<(?!\/?\d+\/?>)/y;
const NUMBER = /#/y;
const MARK = /<(\d+)(\/?)>/y;
const VALUE = /\{(\w+)\}/y;
const CHOICE = /\{(\w+), (plural|select), /y;
const BRANCH = /\s*(=?\w+) \{/y;
const END = /\}|<\/\d+>/y;

/** A message of ICU's in pieces: `{name}`, `{n, plural, one {# file} other {# files}}`, `<0>marked</0>`. */
export function fill(message: string, values: Values, onMark: OnMark, locale: string): unknown[] {
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(message);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const choose = (name: string, kind: string, outer?: number) => {
    const value = values[name];
    const branches: Record<string, unknown[]> = {};
    for (let found = take(BRANCH); found; found = take(BRANCH))
      branches[found[1]!] = read(kind === "plural" ? Number(value) : outer);
    take(END);
    const key = kind === "plural" ? new Intl.PluralRules(locale).select(Number(value)) : String(value);
    return branches[`=${value}`] ?? branches[key] ?? branches.other ?? [];
  };
  const read = (count?: number, isInside = true): unknown[] => {
    const pieces: unknown[] = [];
    for (;;) {
      const text = take(TEXT);
      const mark = text ? null : take(MARK);
      const value = text || mark ? null : take(VALUE);
      const choice = text || mark || value ? null : take(CHOICE);
      if (text) pieces.push(text[0]);
      else if (mark) pieces.push(onMark(mark[1]!, mark[2] ? [] : read(count)));
      else if (value) pieces.push(value[1]! in values ? values[value[1]!] : value[0]);
      else if (choice) pieces.push(...choose(choice[1]!, choice[2]!, count));
      else if (take(NUMBER)) pieces.push(count === undefined ? "#" : new Intl.NumberFormat(locale).format(count));
      else if (at >= message.length || (isInside && take(END))) return pieces;
      else pieces.push(message[at++]);
    }
  };
  return read(undefined, false);
}
