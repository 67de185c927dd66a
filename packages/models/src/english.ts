/**
 * An English sentence that is stored, or sent, as a whole. The tag shows its form to those who write the words of other
 * languages, and screens find them by it.
 */
export const english = (parts: TemplateStringsArray, ...values: (string | number | undefined)[]): string =>
  parts.reduce((text, part, n) => `${text}${values[n - 1]}${part}`);
