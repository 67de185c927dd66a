import type { AnswerSign } from "./marks.ts";

const DOT = {
  running:
    '<circle cx="24.5" cy="24.5" r="6" fill="none" stroke="#fff" stroke-width="4"/><circle cx="24.5" cy="24.5" r="6" fill="none" stroke="#e8a317" stroke-width="3" stroke-dasharray="26 12"/>',
  finished: '<circle cx="24.5" cy="7.5" r="7.5" fill="#fff"/><circle cx="24.5" cy="7.5" r="5.5" fill="#d92d20"/>',
};
const PLAIN = "/favicon.svg";
let plain: Promise<string> | undefined;
let wanted: AnswerSign;

/** Puts a sign on the icon of the tab, or takes it off: an answer is being written, or one is finished and was not seen. */
export async function showSign(sign: AnswerSign) {
  wanted = sign;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link) return;
  if (sign) plain ??= fetch(PLAIN).then((answer) => answer.text());
  const icon = await plain?.catch(() => undefined);
  if (wanted !== sign) return;
  const href =
    sign && icon ? `data:image/svg+xml,${encodeURIComponent(icon.replace("</svg>", `${DOT[sign]}</svg>`))}` : PLAIN;
  if (link.getAttribute("href") !== href) link.href = href;
  link.dataset.sign = sign ?? "";
}
