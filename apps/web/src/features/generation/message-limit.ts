/** What a message may hold, in bytes of UTF-8: the server's limit, told before sending. */
export const MESSAGE_BYTES = 512 * 1024;

/** Why this text cannot be sent; undefined when it can, or when there is nothing to say yet. */
export function messageProblem(text: string): string | undefined {
  if (text.length * 3 <= MESSAGE_BYTES) return undefined;
  const bytes = text.length > MESSAGE_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes <= MESSAGE_BYTES) return undefined;
  const over = Math.ceil((bytes - MESSAGE_BYTES) / 1024);
  return `Too long by ${over.toLocaleString()} KB: a message may hold 512 KB.`;
}
