import { t } from "@lingui/core/macro";

// The more particular comes first: nearly every browser also calls itself Safari, and most Chrome.
const BROWSERS: [name: string, sign: RegExp][] = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\b(OPR|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Vivaldi", /\bVivaldi\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Chromium", /\bChromium\//],
  ["Safari", /\bSafari\//],
];

const SYSTEMS: [name: string, sign: RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Mac", /\bMac(intosh| OS X)\b/],
  ["Linux", /\b(Linux|X11)\b/],
];

const find = (list: [string, RegExp][], text: string) => list.find(([, sign]) => sign.test(text))?.[0];

/** A browser as people call it, from how it calls itself: "Firefox on Windows". A program by its first word. */
export function browserWords(userAgent: string | null): string {
  const text = userAgent?.trim() ?? "";
  if (text === "") return t`An unknown program`;
  const browser = find(BROWSERS, text);
  const system = find(SYSTEMS, text);
  if (browser) return system ? t`${browser} on ${system}` : browser;
  const program = /^[\w.-]{1,40}/.exec(text)?.[0];
  if (program && program !== "Mozilla") return program;
  return system ? t`A browser on ${system}` : t`An unknown program`;
}

/** Whether it is used in the hand. */
export const isHandheld = (userAgent: string | null) => /\b(iPhone|iPad|Android|Mobile)\b/.test(userAgent ?? "");
