import { expect, test } from "vitest";
import { addFilter, daysAgo, filtersIn, removeFilter } from "./filters.ts";

test("filters are found in a query, added once, and removed", () => {
  const q = 'foo is:file project:"web shop" http://x';
  expect(filtersIn(q)).toEqual([
    { key: "is", value: "file" },
    { key: "project", value: "web shop" },
  ]);
  expect(removeFilter(q, { key: "project", value: "web shop" })).toBe("foo is:file http://x");
  expect(addFilter(q, { key: "is", value: "message" })).toBe('foo project:"web shop" http://x is:message');
  expect(addFilter("foo lang:ts", { key: "lang", value: "py" })).toBe("foo lang:ts lang:py");
  expect(addFilter("", { key: "project", value: "a b" })).toBe('project:"a b"');
  expect(daysAgo(7, Date.UTC(2026, 0, 10))).toBe("2026-01-03");
});
