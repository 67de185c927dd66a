import type { ToOptions } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Something that the palette offers: a command, a place or a thing. */
export interface PaletteItem {
  /** The same for the same thing, whoever found it: `chat:12`. */
  key: string;
  icon: ReactNode;
  title: string;
  /** Where it is, or what of it was found. */
  detail?: string;
  /** The keys that do the same. */
  keys?: readonly string[];
  /** A place to go to; it is a link. */
  to?: ToOptions;
  run?(): unknown;
  /** What else can be done with it, without opening it. */
  actions?(): PaletteItem[];
  /** Choosing it leads to another list. */
  page?: PalettePage;
}

/** A list of its own in the palette, with what the field is for. */
export interface PalettePage {
  title: string;
  placeholder: string;
  /** What the field begins with. */
  text?: string;
  /** What can be chosen with this text in the field; null is asked of the list that is there. */
  itemsFor(text: string): PaletteItem[];
}
