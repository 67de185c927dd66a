// Opens a chat of 200 messages by its address, in a fresh Chromium on a throttled connection (1.6 Mbit/s, 150 ms; four times
// slower CPU, as Lighthouse's phone), and prints when it was painted, when it could be read, and what was requested when.
// Usage: npm test -- types && npx tsx bench/first-view.ts [runs]
import { randomUUID } from "node:crypto";
import { type BrowserContext, chromium } from "@playwright/test";
import { chromiumArgs, findChromium } from "../scripts/find-chromium.mjs";
import { startBuiltServer } from "./built-server.mjs";

const RUNS = Number(process.argv[2] ?? 3);
const { url, stop } = await startBuiltServer();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });

interface Requested {
  name: string;
  startTime: number;
  responseEnd: number;
  transferSize: number;
}

async function post(context: BrowserContext, address: string, data: object) {
  const response = await context.request.post(address, { data });
  if (!response.ok()) throw new Error(`${address}: ${response.status()}`);
  return response.json();
}

async function createChat(context: BrowserContext): Promise<number> {
  const account = { email: `${randomUUID()}@example.org`, password: randomUUID() };
  const { user } = await post(context, "/api/auth/sign-up", account);
  const chats = `/api/users/${user.id}/chats`;
  const { chat } = await post(context, chats, { model: "neptun/demo", name: "First view" });
  const messages = Array.from({ length: 200 }, (_, n) => ({
    role: n % 2 === 0 ? "user" : "assistant",
    content: `Message ${n}. ${"Lorem ipsum dolor sit amet. ".repeat(10)}\n\n\`\`\`ts\nconst a${n} = ${n};\n\`\`\``,
  }));
  await post(context, `${chats}/${chat.id}/messages`, { messages });
  return chat.id;
}

async function open(context: BrowserContext, path: string) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const line = (1.6 * 1024 * 1024) / 8;
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: line,
    uploadThroughput: line,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(path, { waitUntil: "commit" });
  await page.getByText("Message 199.").first().waitFor();
  const seen = await page.evaluate(() => ({
    readable: performance.now(),
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    requests: performance
      .getEntriesByType("resource")
      .map((entry): Requested => (entry as unknown as { toJSON(): Requested }).toJSON()),
  }));
  await page.close();
  return seen;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
try {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 412, height: 823 } });
  const chat = await createChat(context);
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await open(context, `/chats/${chat}`));
  const { requests } = runs.at(-1)!;
  for (const { name, startTime, responseEnd, transferSize } of requests) {
    const address = decodeURIComponent(name.replace(url, "")).slice(0, 110);
    console.log(
      `${Math.round(startTime)}–${Math.round(responseEnd)} ms  ${(transferSize / 1024).toFixed(1)} kB  ${address}`,
    );
  }
  const kib = requests.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024;
  console.log(
    `${RUNS} runs: first contentful paint ${Math.round(median(runs.map(({ painted }) => painted)))} ms, ` +
      `last message readable ${Math.round(median(runs.map(({ readable }) => readable)))} ms (medians); ` +
      `${requests.length} requests, ${kib.toFixed(1)} kB`,
  );
} finally {
  await browser.close();
  await stop();
}
