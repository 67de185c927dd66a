import { t } from "@lingui/core/macro";
import { createPolicy, type TrustedHtml } from "../lib/trusted-html.ts";

// Nothing is loaded, run or sent; pictures and fonts come inside the text, styles are its own.
const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'";

/** What could run, load, lead away, or hide any of it from being seen here. */
const unwanted = "script, link, base, meta, iframe, frame, frameset, object, embed, portal, template";
const animations = "animate, set, animateMotion, animateTransform";

/** Anything may be parsed into a document that is never shown: it runs and loads nothing. Only for what is cleaned below. */
const toParse = createPolicy("neptun-parser", (html) => html);

/**
 * A whole page of untrusted HTML for a sandboxed frame without scripts: with a policy that loads nothing, and with links that
 * lead nowhere and say on hovering where they would.
 */
export const toHtmlDocument = createPolicy("neptun-frame", (html) => {
  const page = new DOMParser().parseFromString(toParse(html), "text/html");
  for (const element of page.querySelectorAll(unwanted)) element.remove();
  for (const element of page.querySelectorAll(animations)) {
    if (/href$/i.test(element.getAttribute("attributeName") ?? "")) element.remove();
  }
  for (const link of page.querySelectorAll("a, area")) unlink(link);
  page.head.prepend(
    meta(page, { charset: "utf-8" }),
    meta(page, { "http-equiv": "Content-Security-Policy", content: policy }),
  );
  return `<!doctype html>${page.documentElement.outerHTML}`;
});

function meta(page: Document, attributes: Record<string, string>) {
  const element = page.createElement("meta");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function unlink(link: Element) {
  const target = link.getAttribute("href") ?? link.getAttribute("xlink:href");
  for (const name of ["href", "xlink:href", "ping", "target", "download"]) link.removeAttribute(name);
  if (target) link.setAttribute("title", t`A link to ${target.slice(0, 500)}`);
}

const loneSurrogates = /\p{Cs}/gu;

/** A page that shows an untrusted SVG as a picture: as one it can neither run, load nor link anything. */
export function toSvgDocument(svg: string): TrustedHtml {
  const page = document.implementation.createHTMLDocument("");
  const picture = page.createElement("img");
  picture.alt = t`The picture cannot be shown: the SVG has a mistake.`;
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace(loneSurrogates, "\ufffd"))}`;
  const style = page.createElement("style");
  style.textContent =
    "html,body{height:100%;margin:0}body{display:grid;place-items:center;font:14px system-ui,sans-serif}img{max-width:calc(100% - 32px);max-height:calc(100% - 32px);min-width:min(50%,200px)}";
  page.head.append(style);
  page.body.append(picture);
  return toHtmlDocument(page.documentElement.outerHTML);
}
