/** A message that was asked for, by an address, a button or a key. */
export interface MessageTarget {
  id: number;
  /** Another one each time it is asked for. */
  visit: string | undefined;
  /** It is only brought into view (a hit that is marked), read on from (a step), or gone back to: it does not light up. */
  how?: "find" | "step" | "back";
  /** How much of it is above the view, in pixels, where a reader goes back to it. */
  offset?: number;
}

/** The id of the element that shows a message. */
export const rowId = (id: number) => `message-${id}`;

/** The message that an element shows or is in. */
export function messageIdOf(element: Element | null): number | undefined {
  const row = element?.closest("article[id^=message-]");
  return row ? Number(row.id.slice("message-".length)) : undefined;
}

/** Where a reader is: the first message in view, and how much of it is above. */
export function readingPlace(log: Element): Pick<MessageTarget, "id" | "offset"> | undefined {
  const { top } = log.getBoundingClientRect();
  const row = [...log.querySelectorAll("article")].find((one) => one.getBoundingClientRect().bottom > top + 1);
  const id = messageIdOf(row ?? null);
  return row && id !== undefined ? { id, offset: Math.round(top - row.getBoundingClientRect().top) } : undefined;
}
