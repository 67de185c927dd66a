import { cloneElement, createElement, Fragment, type ReactElement, type ReactNode } from "react";
import { fill, type Values } from "./fill.ts";
import { locale } from "./language.ts";
import { wordsFor } from "./strings.ts";

interface TransProps {
  message: string;
  values?: Values;
  components?: Record<string, ReactElement>;
}

/** What the macros `<Trans>` and `<Plural>` become. */
export function Trans({ message, values = {}, components = {} }: TransProps) {
  const mark = (index: string, inside: unknown[]) =>
    cloneElement(components[index]!, undefined, ...(inside as ReactNode[]));
  return createElement(Fragment, null, ...(fill(wordsFor(message), values, mark, locale) as ReactNode[]));
}
