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

/** The whole sentence. */
export const inWords = (what: Said | string): string => (typeof what === "string" ? what : speaker(what));

/** Why a schema refuses a value, for `refine`. */
export const because = (why: () => Said) => ({ error: () => inWords(why()), params: { why } });
