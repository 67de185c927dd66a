// Takes the screenshots of the README: a real server, a real browser, and a provider that knows its lines.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright";
import { startFakeProvider } from "../packages/models/dist/testing.js";
import { chromiumArgs, findChromium } from "./find-chromium.mjs";
import { startServer } from "./screenshots/server.mjs";
import { chats, otherProjects, project, turns } from "./screenshots/workspace.mjs";

const IMAGES = new URL("../docs/images/", import.meta.url).pathname;
const MODEL = "qwen/qwen3-coder-30b";

const provider = await startFakeProvider({
  models: [MODEL, "google/gemma-3-27b-it", "mistralai/devstral-small"],
  script({ messages }) {
    const { answer = "" } = turns.find(({ question }) => question === messages.at(-1)?.content) ?? {};
    const pieces = answer.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
    return { pieces, delayMs: 15, usage: { prompt_tokens: 640, completion_tokens: Math.round(answer.length / 3.4) } };
  },
});
const server = await startServer({ OPENAI_BASE_URL: provider.url });
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs() });
try {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  const chatId = await makeWorkspace(context.request);
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

/** Signs up and fills the account; gives back the chat to show. @param {import("playwright").APIRequestContext} request */
async function makeWorkspace(request) {
  /** @param {string} path @param {object} data */
  const post = async (path, data) => {
    const response = await request.post(path, { data });
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
    return response;
  };
  const account = { email: "ada@example.org", password: "a harbour at night" };
  const { user } = await (await post("/api/auth/sign-up", account)).json();
  const own = `/api/users/${user.id}`;
  for (const other of otherProjects) await post(`${own}/projects`, other);
  const harbour = (await (await post(`${own}/projects`, project)).json()).project;
  for (const name of chats.outside) await post(`${own}/chats`, { name, model: MODEL });
  for (const name of chats.inside) await post(`${own}/projects/${harbour.id}/chats`, { name, model: MODEL });
  const chat = { name: "A small container and a workflow for it", model: MODEL };
  const { id } = (await (await post(`${own}/projects/${harbour.id}/chats`, chat)).json()).chat;
  for (const { question } of turns) {
    await post(`/api/ai/${MODEL}/chat?chat_id=${id}`, { messages: [{ role: "user", content: question }] });
  }
  return id;
}
