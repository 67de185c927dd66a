import { createContext, use } from "react";
import type { CustomItemComponentProps } from "virtua";

/** How many rows there are; -1 while nobody knows. */
export const SetSize = createContext(-1);

/** A row of a list of which only a part is in the page: it says which it is. */
export const ListItem = ({ index, ...props }: CustomItemComponentProps) => (
  <li {...props} aria-posinset={index + 1} aria-setsize={use(SetSize)} />
);
