// Takes the screenshots of the README: a real server, a real browser, and a provider that knows its lines.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright";
import { startFakeProvider } from "../packages/models/dist/testing.js";
import { fillWorkspace } from "./demo/fill.mjs";
import { chromiumArgs, findChromium } from "./find-chromium.mjs";
import { startServer } from "./screenshots/server.mjs";

const IMAGES = new URL("../docs/images/", import.meta.url).pathname;
const MODEL = "qwen/qwen3-coder-30b";

const provider = await startFakeProvider({ models: [MODEL, "google/gemma-3-27b-it", "mistralai/devstral-small"] });
const server = await startServer({ OPENAI_BASE_URL: provider.url });
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });
try {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const account = { email: "ada@example.org", password: "a harbour at night" };
  const chatId = await fillWorkspace(server.url, account, MODEL);
  await context.request.post("/api/auth/login", { data: account });
  mkdirSync(IMAGES, { recursive: true });
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`/chats/${chatId}`);
  await page.getByRole("article", { name: "Answer" }).last().getByRole("button", { name: "Dockerfile v2" }).click();
  await settle(page);
  await page.screenshot({ path: `${IMAGES}chat-light.png` });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/chats/${chatId}?panel=files`);
  await settle(page);
  await page.screenshot({ path: `${IMAGES}chat-dark.png` });
} finally {
  await browser.close();
  await server.stop();
  await provider.stop();
}

/** Coloured, and nothing under the pointer. @param {import("playwright").Page} page */
async function settle(page) {
  await page.getByRole("complementary", { name: "Files" }).getByText("Dockerfile").first().waitFor();
  await page.getByRole("article", { name: "Answer" }).last().locator(".hljs-keyword").first().waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.waitForLoadState("networkidle");
}
