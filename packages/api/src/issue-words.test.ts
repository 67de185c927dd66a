import { expect, it } from "vitest";
import { z } from "zod";
import { toIssues } from "./errors.ts";
import { wordsOf } from "./issue-words.ts";
import { appRouter } from "./root.ts";
import { inWords } from "./said.ts";

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** A schema and all that it is made of. */
function schemasIn(value: unknown, found = new Set<z.ZodType>()): Set<z.ZodType> {
  if (typeof value !== "object" || value === null || (isSchema(value) && found.has(value))) return found;
  if (isSchema(value)) found.add(value);
  for (const part of Object.values(isSchema(value) ? value._zod.def : value)) {
    const isMadeOf = isSchema(part) || Array.isArray(part) || Object.getPrototypeOf(part ?? 0) === Object.prototype;
    if (isMadeOf) schemasIn(part, found);
  }
  return found;
}

const procedures = Object.values(appRouter._def.procedures) as unknown as { _def: { inputs: unknown[] } }[];
// Transformations and checks alone trust what was checked before them.
const schemas = [...schemasIn(procedures.map(({ _def }) => _def.inputs))].filter(
  (schema) => !(schema instanceof z.ZodTransform || schema instanceof z.ZodCustom),
);

const long = "x".repeat(600_000);
const WRONG = [
  ...[undefined, null, true, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1.5, 2 ** 31, 2 ** 54, -(2 ** 54)],
  ...["", " ", "x", "A,b", "a\0", "\\", "2026-13-45", "1999-01-01", long.slice(0, 300), long.slice(0, 40_000), long],
  ...[{}, { x: 1 }, { [long.slice(0, 300)]: "x" }, { x: long }, { from: "2026-02-01", to: "2026-01-01" }, new Map()],
  ...[[], [1, 1], [""], Array(2_000).fill(1), Array(2_000).fill("a")],
];
const wrongs = schemas.flatMap((schema) =>
  WRONG.flatMap((value) => schema.safeParse(value, { reportInput: true }).error ?? []),
);

it("keeps for every refusal of a schema what was said, so that a screen can say it in another language", () => {
  const unsaid = wrongs.flatMap(toIssues).filter(({ said, message }) => !said || inWords(said) !== message);
  expect([...new Set(unsaid.map(({ code, message }) => `${code}: ${message}`))]).toEqual([]);
});

it("says of every kind of issue what zod says, word for word", () => {
  const issues = wrongs.flatMap((error) => error.issues).filter(({ code }) => code !== "custom");
  const kinds = new Set(issues.map(({ code }) => code));
  expect([...kinds].sort()).toEqual(
    ["invalid_format", "invalid_key", "invalid_type", "invalid_value", "too_big", "too_small"].sort(),
  );
  const english = z.locales.en().localeError;
  for (const issue of issues as z.core.$ZodRawIssue[]) {
    const words = wordsOf(issue);
    const isMissing = issue.input === undefined && /type|value/.test(String(issue.code));
    expect(words && inWords(words)).toBe(isMissing ? "Required" : english(issue));
  }
});
