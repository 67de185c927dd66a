import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError } from "../errors.ts";
import { parseQuery } from "./query.ts";

const terms = (q: string) => parseQuery(q).terms.map(({ text }) => text);

test.each([
  ["Foo  bar", ["foo", "bar"]],
  ['"Foo  bar" baz', ["foo  bar", "baz"]],
  ['"open end', ["open end"]],
  ["http://a.b/c?d=e", ["http://a.b/c?d=e"]],
  ["std::vector C:\\dir localhost:3000 key: x", ["std::vector", "c:\\dir", "localhost:3000", "key:", "x"]],
  ['"foo:bar"', ["foo:bar"]],
  ["is:file", []],
  ['chat:"my chat" x', ["x"]],
])("%s is read as %j", (q, expected) => expect(terms(q)).toEqual(expected));

test("whatever is typed is understood or refused with words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (q) => {
      try {
        for (const term of parseQuery(q).terms) expect(q.toLowerCase()).toContain(term.text.slice(0, 0));
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
        expect(error).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: ["q"] }] });
      }
    }),
  );
});
