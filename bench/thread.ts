/// <reference lib="dom" />
/**
 * A chat of many messages with code, in Chromium: how long until its end can be read, how many elements that takes, whether
 * scrolling up keeps its place while older messages come, and how typing fares while an answer comes in.
 * `npm test -- types && npx tsx bench/thread.ts [messages] [pieces a second]`
 */
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumArgs, findChromium } from "../scripts/find-chromium.mjs";
import { startBuiltServer } from "./built-server.mjs";

const COUNT = Number(process.argv[2] ?? 10_000);
const PER_SECOND = Number(process.argv[3] ?? 100);
const BATCH = 500;
const SECONDS = 30;
const KEYS = 200;

const provider = fork(fileURLToPath(new URL("./streaming-provider.ts", import.meta.url)), [], {
  execArgv: ["--import", "tsx"],
  env: { ...process.env, TOKENS: String(PER_SECOND * SECONDS), EVERY_MS: String(1000 / PER_SECOND) },
});
const [port] = await once(provider, "message");
const { url, stop } = await startBuiltServer({
  OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
  OPENAI_MODELS: "bench",
});
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });

async function post(context: BrowserContext, address: string, data: object) {
  const response = await context.request.post(address, { data });
  if (!response.ok()) throw new Error(`${address}: ${response.status()}`);
  return response.json();
}

const code = (n: number) =>
  `\`\`\`ts\n${Array.from({ length: 12 }, (_, line) => `const value${n}_${line} = compute(${line}, "text"); // why`).join("\n")}\n\`\`\``;

async function createChat(context: BrowserContext): Promise<number> {
  const { user } = await post(context, "/api/auth/sign-up", {
    email: `${randomUUID()}@example.org`,
    password: randomUUID(),
  });
  const chats = `/api/users/${user.id}/chats`;
  const { chat } = await post(context, chats, { model: "openai/bench", name: "Long chat" });
  for (let from = 0; from < COUNT; from += BATCH) {
    const messages = Array.from({ length: Math.min(BATCH, COUNT - from) }, (_, n) => ({
      role: (from + n) % 2 === 0 ? "user" : "assistant",
      content: `Message ${from + n}. ${"Lorem ipsum dolor sit amet. ".repeat(8)}${(from + n) % 2 === 0 ? "" : `\n\n${code(from + n)}`}`,
    }));
    await post(context, `${chats}/${chat.id}/messages`, { messages });
  }
  return chat.id;
}

/** Follows the link to the chat, in the page, and waits for the first frame that shows its last message. */
const open = (page: Page, id: number, last: string) =>
  page.evaluate(
    async ([href, text]) => {
      const start = performance.now();
      document.querySelector<HTMLElement>(`a[href="${href}"]`)!.click();
      while (!document.querySelector("[role=log]")?.textContent?.includes(text!))
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    },
    [`/chats/${id}`, last],
  );

/** The elements of the thread, and those of them that lie wholly outside what can be seen. */
const countElements = (page: Page) =>
  page.evaluate(() => {
    const log = document.querySelector("[role=log]")!;
    const { top, bottom } = log.getBoundingClientRect();
    const all = [...log.querySelectorAll("*")];
    const unseen = all.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.bottom < top || box.top > bottom;
    });
    return { all: all.length, unseen: unseen.length };
  });

/** Scrolls up step by step; how far, at most, what is in view moved by anything else than the step, in px. */
const scrollUp = (page: Page, steps: number) =>
  page.evaluate(async (count) => {
    const log = document.querySelector<HTMLElement>("[role=log]")!;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    log.dispatchEvent(new WheelEvent("wheel", { deltaY: -1, bubbles: true }));
    let known = new Set<HTMLElement>();
    let most = 0;
    let longest = 0;
    let seen = 0;
    for (let step = 0; step < count; step++) {
      const box = log.getBoundingClientRect();
      const rows = [...log.querySelectorAll<HTMLElement>("article")];
      // What has been in the page for a step at least: what has just come is not read yet, and finds its place.
      const anchor = rows.find((row) => known.has(row) && row.getBoundingClientRect().bottom > box.top);
      known = new Set(rows);
      const before = anchor?.getBoundingClientRect().top ?? 0;
      const from = performance.now();
      const wanted = Math.min(400, log.scrollTop);
      log.scrollTop -= wanted;
      await frame();
      await frame();
      longest = Math.max(longest, (performance.now() - from) / 2);
      if (!anchor?.isConnected) continue;
      seen++;
      most = Math.max(most, Math.abs(anchor.getBoundingClientRect().top - before - wanted));
    }
    return { most, longest, seen };
  }, steps);

/** From now on notes long tasks, and how long each key took: until the page heard of it, until it was done with it, and until the next task. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const notes = {
      tasks: [] as number[],
      keys: [] as number[],
      waits: [] as number[],
      done: [] as number[],
      changes: 0,
    };
    Object.assign(window, { notes });
    new PerformanceObserver((list) => {
      notes.tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
    const after = new MessageChannel();
    let began = 0;
    after.port1.onmessage = () => notes.keys.push(performance.now() - began);
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        began = timeStamp;
        notes.waits.push(performance.now() - timeStamp);
      },
      { capture: true },
    );
    addEventListener("input", () => after.port2.postMessage(0), { capture: true });
    // React computes in a microtask of the event, which it asked for before this one.
    addEventListener("input", () => queueMicrotask(() => notes.done.push(performance.now() - began)));
    const finished = [...document.querySelectorAll("[role=log] article")].slice(0, -2);
    const changes = new MutationObserver((records) => {
      notes.changes += records.length;
    });
    for (const each of finished) changes.observe(each, { subtree: true, childList: true, characterData: true });
  });

type Notes = { tasks: number[]; keys: number[]; waits: number[]; done: number[]; changes: number };
const notesOf = (page: Page): Promise<Notes> => page.evaluate(() => (window as unknown as { notes: Notes }).notes);

const share = (values: number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN;

/** Median, p95 and longest. */
const inWords = (ms: number[]) => `${[0.5, 0.95, 1].map((part) => share(ms, part).toFixed(1)).join(", ")} ms`;

try {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
  await context.addInitScript("globalThis.__name = (each) => each"); // tsx names the functions that it sends there
  const page = await context.newPage();
  const chat = await createChat(context);
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    await page.goto("/settings");
    await page.getByRole("link", { name: "Long chat", exact: true }).waitFor();
    times.push(await open(page, chat, `Message ${COUNT - 1}.`));
  }
  const { all, unseen } = await countElements(page);
  console.log(
    `${COUNT} messages: the last can be read after ${times.map(Math.round).join(", ")} ms; ${all} elements, ${unseen} of them out of view`,
  );
  const { most, longest, seen } = await scrollUp(page, 200);
  console.log(
    `200 steps of 400 px up: what is in view moved by ${most.toFixed(1)} px at most beside the step (${seen} compared), longest frame ${Math.round(longest)} ms`,
  );
  await page.getByRole("button", { name: "Go to the end" }).click();
  const field = page.getByRole("textbox", { name: "Message" });
  await field.fill("Go");
  await field.press("Enter");
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.waitForTimeout(2_000);
  await watch(page);
  await field.focus();
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : "a");
    await page.waitForTimeout(60);
  }
  const { tasks, keys, waits, done, changes } = await notesOf(page);
  console.log(
    `${keys.length} keys while ${PER_SECOND} pieces a second come in: the page heard of it after ${inWords(waits)}, was done after ` +
      `${inWords(done)}, and the task after that ran, with a frame between, after ${inWords(keys)}; ${tasks.length} tasks of more than 50 ms` +
      `${tasks.length > 0 ? ` (the longest ${Math.round(Math.max(...tasks))} ms)` : ""}; ${changes} changes in finished messages`,
  );
} finally {
  await browser.close();
  provider.kill();
  await stop();
}
