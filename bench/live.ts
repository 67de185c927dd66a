// How long until what is written over REST, or in another tab, is in the page of an open chat in Chromium; and what happened while
// the page had no network, after that came back. Usage: npm test -- types && npx tsx bench/live.ts [writes]
import { randomUUID } from "node:crypto";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArgs, findChromium } from "../scripts/find-chromium.mjs";
import { startBuiltServer } from "./built-server.mjs";
import { percentile, printTable } from "./stats.ts";

const WRITES = Number(process.argv[2] ?? 50);
const TIMES_AWAY = 5;
const AWAY_MS = 5_000;

const { url, stop } = await startBuiltServer();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });
const now = () => performance.timeOrigin + performance.now();

async function send(context: BrowserContext, method: string, address: string, data: object) {
  const response = await context.request.fetch(address, { method, data });
  if (!response.ok()) throw new Error(`${address}: ${response.status()}`);
  return response.json();
}

/** Begins to look for a text, and later tells when it came into the page, by the clock of this machine. */
async function watch(page: Page, text: string): Promise<() => Promise<number>> {
  await page.evaluate((wanted) => {
    // Without names: tsx would wrap functions that have one.
    const found = new Promise<number>((resolve) =>
      new MutationObserver((_changes, observer) => {
        if (!document.body.textContent.includes(wanted)) return;
        observer.disconnect();
        resolve(performance.timeOrigin + performance.now());
      }).observe(document.body, { subtree: true, childList: true, characterData: true }),
    );
    Object.assign(window, { benchFound: found });
  }, text);
  return () => page.evaluate(() => (window as unknown as { benchFound: Promise<number> }).benchFound);
}

async function measure(page: Page, text: string, write: () => Promise<unknown>): Promise<number> {
  const found = await watch(page, text);
  const began = now();
  await write();
  return (await found()) - began;
}

async function repeat(count: number, run: (n: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let n = 0; n < count; n++) all.push(await run(n));
  return all;
}

try {
  const context = await browser.newContext({ baseURL: url });
  const { user } = await send(context, "POST", "/api/auth/sign-up", {
    email: `${randomUUID()}@example.org`,
    password: randomUUID(),
  });
  const chats = `/api/users/${user.id}/chats`;
  const { chat } = await send(context, "POST", chats, { model: "neptun/demo", name: "Live" });
  const path = `${chats}/${chat.id}`;
  const say = (message: string) => send(context, "POST", `${path}/messages`, { message, actor: "user" });
  await say("The first message");
  const page = await context.newPage();
  await page.goto(`/chats/${chat.id}`);
  await page.getByText("The first message").first().waitFor();
  const other = await context.newPage();
  await other.goto(`/chats/${chat.id}`);
  await other.getByText("The first message").first().waitFor();
  await page.bringToFront();

  const rows: [string, number[]][] = [];
  rows.push([
    "a message, over REST",
    await repeat(WRITES, (n) => measure(page, `said ${n}.`, () => say(`said ${n}.`))),
  ]);
  const rename = (name: string) => send(context, "PATCH", path, { name });
  rows.push([
    "another name, over REST",
    await repeat(WRITES, (n) => measure(page, `Named ${n}.`, () => rename(`Named ${n}.`))),
  ]);
  const type = async (text: string) => {
    await other.getByRole("textbox", { name: "Message" }).fill(text);
    return () => other.keyboard.press("Enter");
  };
  const asked = await repeat(Math.ceil(WRITES / 5), async (n) => {
    const press = await type(`Asked ${n}.`);
    const ms = await measure(page, `Asked ${n}.`, press);
    await other.getByRole("button", { name: "Stop" }).waitFor({ state: "hidden" });
    return ms;
  });
  rows.push(["a question asked in another tab", asked]);

  await other.close();
  const back = await repeat(TIMES_AWAY, async (n) => {
    const found = await watch(page, `away ${n}.`);
    await context.setOffline(true);
    for (let m = 0; m < 20; m++) await say(`meanwhile ${n} ${m}.`);
    await say(`away ${n}.`);
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
    const began = now();
    await context.setOffline(false);
    return (await found()) - began;
  });
  rows.push(["21 messages of a time without a network", back]);
  const ms = (values: number[], share: number) => percentile(values, share).toFixed(0);
  printTable(
    ["in the page after (ms)", "n", "p50", "p95"],
    rows.map(([name, values]) => [name, String(values.length), ms(values, 0.5), ms(values, 0.95)]),
  );
} finally {
  await browser.close();
  await stop();
}
