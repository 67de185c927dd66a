/** Characters that change the order of the text around them, or cannot be seen. */
const DECEIVING = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const LIKE_AN_ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]*:(?:\/\/)?)?(?:[^\s/@]+@)?((?:[^\s/.:@?#]+\.)+[^\s/.:@?#]{2,})/iu;

export interface PlainTarget {
  /** The whole address as the browser understands it: names of other scripts in their ASCII form. */
  address: string;
  host: string;
  /** The words of the link do not show where it leads, or show something else. */
  isTold: boolean;
}

/** Where a link leads, and whether its text could deceive about that. */
export function plainTarget(href: string, text: string): PlainTarget {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url) return { address: href, host: href, isTold: text !== href };
  const host = url.protocol === "mailto:" ? url.pathname.replace(/^.*@/, "") : url.host;
  const said = LIKE_AN_ADDRESS.exec(text)?.[1]
    ?.toLowerCase()
    .replace(/^www\./, "");
  const isOther = said !== undefined && !`.${host}`.endsWith(`.${said}`);
  return {
    address: url.href,
    host,
    isTold: isOther || DECEIVING.test(text) || /(^|\.)xn--/.test(host) || url.username !== "",
  };
}
