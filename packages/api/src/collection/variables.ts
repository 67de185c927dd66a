import { byteLength } from "../schema.ts";

/** A blank to be filled in: `{{name}}`, `{{name=default}}` or `{{name=default | what it is}}`. */
export interface Variable {
  name: string;
  /** What stands there when nothing is filled in; the first default given for the name. */
  default?: string;
  /** For people; the first given for the name. */
  description?: string;
}

// `${{ … }}` is GitHub's, `\{{` is meant as it stands. A blank keeps to its line, and has no braces or bars inside.
const placeholder =
  /(\\?)(?<!\$)\{\{[ \t]*([A-Za-z][A-Za-z0-9_-]{0,63})[ \t]*(?:=([^{}|\r\n]{0,500}))?(?:\|([^{}|\r\n]{0,500}))?\}\}/g;

/** The variables of texts and titles, each once, in the order they appear. */
export function findVariables(texts: Iterable<string>): Variable[] {
  const found = new Map<string, Variable>();
  for (const text of texts) {
    for (const [, backslash, name = "", value, description] of text.matchAll(placeholder)) {
      if (backslash !== "") continue;
      const variable = found.get(name) ?? { name };
      if (value !== undefined) variable.default ??= value.trim();
      if (description !== undefined) variable.description ??= description.trim();
      found.set(name, variable);
    }
  }
  return [...found.values()];
}

/**
 * Puts the values in, once: what a value contains is not filled again. A variable without a value or a default stays as it
 * stands. The backslash before an escaped placeholder goes away; all other text stays byte for byte. Give the variables of
 * all texts, so that a default given in one holds in the others.
 */
export function fillVariables(
  text: string,
  values: ReadonlyMap<string, string>,
  variables: Variable[] = findVariables([text]),
): string {
  const defaults = new Map(variables.map((variable) => [variable.name, variable.default]));
  return text.replaceAll(placeholder, (whole: string, backslash: string, name: string) =>
    backslash === "" ? (values.get(name) ?? defaults.get(name) ?? whole) : whole.slice(1),
  );
}

/** How many bytes in UTF-8 `fillVariables` would make of the text, found without making it. */
export function filledSize(text: string, values: ReadonlyMap<string, string>, variables: Variable[]): number {
  const filled = new Map<string, number>();
  for (const variable of variables)
    if (variable.default !== undefined) filled.set(variable.name, byteLength(variable.default));
  for (const [name, value] of values) filled.set(name, byteLength(value));
  // The same placeholder may stand there a hundred thousand times.
  const written = new Map<string, number>();
  let size = byteLength(text);
  for (const [whole, backslash, name = ""] of text.matchAll(placeholder)) {
    if (backslash !== "") {
      size -= 1;
      continue;
    }
    const before = written.get(whole) ?? byteLength(whole);
    written.set(whole, before);
    size += (filled.get(name) ?? before) - before;
  }
  return size;
}
