// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { toHtmlDocument, toSvgDocument } from "./preview-document.ts";

const parse = (html: string) => new DOMParser().parseFromString(html, "text/html");

it("puts the policy before everything else", () => {
  const html = toHtmlDocument("<head><style>p{color:red}</style></head><p>x");
  expect(html).toMatch(
    /^<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; /,
  );
  expect(html).toContain("<p>x");
});

it.each([
  "<script>alert(1)</script>",
  '<meta http-equiv="refresh" content="0;url=//x">',
  '<base href="//x">',
  '<link rel="preconnect" href="//x">',
  '<iframe src="//x"></iframe>',
  '<object data="//x"></object>',
  '<embed src="//x">',
  '<template shadowrootmode="open"><a href="//x">x</a></template>',
  '<svg><a href="//x"><animate attributeName="href" values="//x"></animate></a></svg>',
])("keeps nothing of %s", (html) => {
  const page = parse(toHtmlDocument(`<div id="root">${html}</div>`));
  expect(
    page.querySelectorAll("script, base, link, iframe, object, embed, template, animate, [href], [src]"),
  ).toHaveLength(0);
  expect(page.querySelectorAll("meta")).toHaveLength(2);
});

it("makes links lead nowhere, and say where they would", () => {
  const page = parse(toHtmlDocument('<a href="https://example.com/?q=1" ping="//x" target="_top">go</a>'));
  const link = page.querySelector("a");
  expect(link?.getAttributeNames()).toEqual(["title"]);
  expect(link?.getAttribute("title")).toBe("A link to https://example.com/?q=1");
  expect(link?.textContent).toBe("go");
});

it("shows an SVG as a picture that cannot leave its attribute", () => {
  const page = parse(toSvgDocument('<svg onload="alert(1)">"><script>alert(1)</script>\ud800</svg>'));
  expect(page.querySelectorAll("script, svg")).toHaveLength(0);
  expect(page.querySelector("img")?.getAttribute("src")).toMatch(/^data:image\/svg\+xml;charset=utf-8,%3Csvg/);
});
