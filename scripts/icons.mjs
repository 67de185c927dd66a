// Makes the icons of the installed app from the favicon.
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright";
import { chromiumArgs, findChromium } from "./find-chromium.mjs";

const PUBLIC = new URL("../apps/web/public/", import.meta.url).pathname;
const logo = readFileSync(`${PUBLIC}favicon.svg`, "utf8");
/** What systems cut into their own shapes: the colour goes to the edges, the sign stays within the middle four fifths. */
const uncut = logo
  .replace(' rx="8"', "")
  .replace("<path", '<path transform="translate(16 16) scale(.82) translate(-16 -16)"');

mkdirSync(`${PUBLIC}icons`, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });
for (const { name, size, svg } of [
  { name: "icon-192", size: 192, svg: logo },
  { name: "icon-512", size: 512, svg: logo },
  { name: "maskable-512", size: 512, svg: uncut },
  { name: "apple-180", size: 180, svg: uncut },
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: `${PUBLIC}icons/${name}.png`, omitBackground: true });
}
await browser.close();
