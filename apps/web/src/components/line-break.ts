/**
 * The line break to edit a text with, so that what is not changed stays as it is to the byte. Where line breaks are mixed it
 * is "\n", and each "\r" is a character of its line.
 */
export function lineBreakOf(text: string): "\n" | "\r\n" {
  const breaks = text.match(/\r\n|\r|\n/g) ?? [];
  return breaks.length > 0 && breaks.every((one) => one === "\r\n") ? "\r\n" : "\n";
}
