/**
 * A sentence for a person, and what fills its blanks `{0}`, `{1}`. Its text is the key under which the screens find it in
 * another language, as with every text of theirs.
 */
export interface Said {
  text: string;
  values: (string | number)[];
}

/** "At most {0} chats can be pinned", with the number. */
export const said = (parts: TemplateStringsArray, ...values: (string | number)[]): Said => ({
  text: parts.reduce((text, part, n) => `${text}{${n - 1}}${part}`),
  values,
});

const inEnglish = ({ text, values }: Said) => text.replace(/\{(\d+)\}/g, (_, n) => String(values[Number(n)]));
let speaker = inEnglish;
/** From now on this process says everything like this: a page does in the language of its reader, a server never. */
export const setSpeaker = (next: (what: Said) => string) => {
  speaker = next;
};

/**
 * A sentence that is stored, or sent, as a whole and in English: its form is in the catalogs of the screens, which find its words
 * by it.
 */
export const english = (parts: TemplateStringsArray, ...values: (string | number | undefined)[]): string =>
  inEnglish(said(parts, ...values.map(String)));

/** The whole sentence. */
export const inWords = (what: Said | string): string => (typeof what === "string" ? what : speaker(what));

/** Says it for an issue of zod, which keeps what was said beside its message: on the way to a screen it is looked up again. */
export function sayFor(issue: object, what: Said): string {
  Object.assign(issue, { said: what });
  return inWords(what);
}

/** Why a schema refuses a value, for its checks. */
export const because = (why: () => Said) => ({ error: (issue: object) => sayFor(issue, why()) });

/** A refusal that a schema finds by itself, for `addIssue`. */
export const issueOf = (what: Said) => ({ code: "custom" as const, message: inWords(what), said: what });
