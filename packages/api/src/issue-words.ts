import { z } from "zod";
import { type Said, said } from "./said.ts";

type Issue = z.core.$ZodRawIssue;

const AT_LEAST: Record<string, (least: number) => Said> = {
  string: (least) => said`Too small: expected string to have >=${least} characters`,
  array: (least) => said`Too small: expected array to have >=${least} items`,
  number: (least) => said`Too small: expected number to be >=${least}`,
  int: (least) => said`Too small: expected int to be >=${least}`,
};

const AT_MOST: Record<string, (most: number) => Said> = {
  string: (most) => said`Too big: expected string to have <=${most} characters`,
  array: (most) => said`Too big: expected array to have <=${most} items`,
  number: (most) => said`Too big: expected number to be <=${most}`,
  int: (most) => said`Too big: expected int to be <=${most}`,
};

const FORMATS: Record<string, (pattern: string) => Said> = {
  date: () => said`Invalid ISO date`,
  datetime: () => said`Invalid ISO datetime`,
  email: () => said`Invalid email address`,
  url: () => said`Invalid URL`,
  regex: (pattern) => said`Invalid string: must match pattern ${pattern}`,
};

const { joinValues, parsedType, stringifyPrimitive } = z.core.util;

/** As zod calls it: "string", "null", "NaN". */
const kindOf = (input: unknown): string =>
  typeof input === "number" && !Number.isFinite(input) ? String(input) : parsedType(input);

/**
 * What zod says of an issue, word for word, as a sentence that can be looked up: by its code alone, whatever field it is
 * about. Nothing where no schema of ours checks such a thing.
 */
export function wordsOf(issue: Issue): Said | undefined {
  const isMissing = issue.input === undefined;
  switch (issue.code) {
    case "invalid_type":
      // The contract says so, where zod would say "expected string, received undefined".
      if (isMissing) return said`Required`;
      return said`Invalid input: expected ${issue.expected}, received ${kindOf(issue.input)}`;
    case "invalid_value":
      if (isMissing) return said`Required`;
      return issue.values.length === 1
        ? said`Invalid input: expected ${stringifyPrimitive(issue.values[0])}`
        : said`Invalid option: expected one of ${joinValues(issue.values, "|")}`;
    case "too_small":
      return AT_LEAST[issue.origin]?.(Number(issue.minimum));
    case "too_big":
      return AT_MOST[issue.origin]?.(Number(issue.maximum));
    case "invalid_format":
      return FORMATS[issue.format]?.(String(issue.pattern));
    case "invalid_key":
      return said`Invalid key in ${issue.origin}`;
    case "invalid_union":
      return said`Invalid input`;
    default:
      return undefined;
  }
}
