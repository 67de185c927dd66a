import { describe, expect, it } from "vitest";
import { splitHtmlLines } from "./split-html-lines.ts";

describe("splitHtmlLines", () => {
  it("splits plain text as splitLines does", () => {
    expect(splitHtmlLines("a\r\nb\n")).toEqual(["a\n", "b\n"]);
    expect(splitHtmlLines("")).toEqual([""]);
  });

  it("closes a colour at the end of a line and opens it again on the next", () => {
    expect(splitHtmlLines('x <span class="hljs-comment">/* one\ntwo */</span> y\n')).toEqual([
      'x <span class="hljs-comment">/* one\n</span>',
      '<span class="hljs-comment">two */</span> y\n',
    ]);
  });

  it("keeps nested colours in their order", () => {
    expect(splitHtmlLines('<span class="a"><span class="b">1\n2</span></span>')).toEqual([
      '<span class="a"><span class="b">1\n</span></span>',
      '<span class="a"><span class="b">2</span></span>',
    ]);
  });
});
