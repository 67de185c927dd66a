/** A message that was asked for, by an address or a button. */
export interface MessageTarget {
  id: number;
  /** Another one each time it is asked for. */
  visit: string | undefined;
}

/** The id of the element that shows a message. */
export const rowId = (id: number) => `message-${id}`;
