import { createHash } from "node:crypto";
import type { Response } from "express";
import { Html, html } from "./html.ts";
import { STYLE } from "./style.ts";
import type { Words } from "./words.ts";

/** The one style that the page may have; no script, picture or connection at all. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "img-src data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** A whole page of plain HTML, for those who read this language. */
export function sendPage(res: Response, { language }: Words, status: number, title: string, body: Html): void {
  res.vary("Accept-Language");
  res.set({
    "Content-Security-Policy": POLICY,
    // A form of a page without any referrer has no origin either, and would be refused as another site's.
    "Referrer-Policy": "same-origin",
    "Content-Type": "text/html; charset=utf-8",
  });
  // Nothing in it needs to be known to other pages as ours.
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>⁨${title}⁩ · Neptun</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  res.status(status).send(page.text);
}

/** What there is to say instead of what was asked for. */
export const notice = (title: string, text: string, more: Html = html``) => html`<main>
<header><h1>${title}</h1><p>${text}</p></header>
<div class="bar">${more}</div>
</main>`;
