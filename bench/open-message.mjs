// Opens chats whose answer is extreme, in Chromium, and prints how long that took and how large the page became.
// Usage: npm test -- types && node bench/open-message.mjs [blocks,paragraph,table,quotes,lists]
import { randomUUID } from "node:crypto";
import { chromium } from "@playwright/test";
import { chromiumArgs, findChromium } from "../scripts/find-chromium.mjs";
import { startBuiltServer } from "./built-server.mjs";

const lines = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join("");

const TEXTS = {
  blocks: () => lines(2_000, (n) => `Step ${n}.\n\n\`\`\`ts\nconst v${n} = ${n};\nreturn v${n}; // why\n\`\`\`\n\n`),
  paragraph: () => "word and more words ".repeat(26_214),
  table: () => `| a | b | c |\n|---|---|---|\n${lines(2_000, (n) => `| ${n} | \`code\` | some **text** |\n`)}`,
  quotes: () => `${"> ".repeat(5_000)}deep`,
  lists: () => `${"- ".repeat(5_000)}deep`,
};

const { url, stop } = await startBuiltServer();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });
const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
const cdp = await context.newCDPSession(page);
await cdp.send("Performance.enable");

async function post(address, body) {
  const response = await page.request.post(address, { data: body });
  if (!response.ok()) throw new Error(`${address}: ${response.status()}`);
  return response.json();
}

async function work() {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const seconds = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    script: seconds("ScriptDuration"),
    style: seconds("RecalcStyleDuration"),
    layout: seconds("LayoutDuration"),
  };
}

/** Follows the link to the chat, in the page, and waits for the first frame that shows its answer. */
const openChat = (id) =>
  page.evaluate(async (href) => {
    const start = performance.now();
    document.querySelector(`a[href="${href}"]`).click();
    const isShown = () => (document.querySelector("article[aria-label=Answer]")?.textContent.length ?? 0) > 100;
    while (!isShown()) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, `/chats/${id}`);

/** Scrolls up for 60 frames; the longest of them. */
const scroll = () =>
  page.evaluate(async () => {
    const log = document.querySelector("[role=log]");
    let longest = 0;
    let before = performance.now();
    for (let frame = 0; frame < 60; frame++) {
      log.scrollTop -= 400;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }
    return longest;
  });

try {
  const account = { email: `${randomUUID()}@example.org`, password: randomUUID() };
  const { user } = await post("/api/auth/sign-up", account);
  const { models } = await (await page.request.get("/models")).json();
  for (const kind of process.argv[2]?.split(",") ?? Object.keys(TEXTS)) {
    const chats = `/api/users/${user.id}/chats`;
    const { chat } = await post(chats, { model: models[0], name: kind });
    const messages = [
      { role: "user", content: "Hello" },
      { role: "assistant", content: TEXTS[kind]() },
    ];
    await post(`${chats}/${chat.id}/messages`, { messages });
    await page.goto("/settings");
    await page.getByRole("link", { name: kind, exact: true }).waitFor();
    const before = await work();
    const opened = await openChat(chat.id);
    const after = await work();
    const spent = Object.entries(after).map(
      ([name, value]) => `${name} ${Math.round((value - before[name]) * 1000)} ms`,
    );
    const nodes = await page.locator("*").count();
    const frame = await scroll();
    console.log(
      `${kind}: open ${Math.round(opened)} ms (${spent.join(", ")}), ${nodes} elements, longest frame ${Math.round(frame)} ms`,
    );
  }
} finally {
  await browser.close();
  await stop();
}
