import { randomUUID } from "node:crypto";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { type FakeProvider, startFakeProvider } from "../../../packages/models/src/testing.ts";
import { type OwnServer, startServer } from "./server.ts";
import { setTraps, type Traps } from "./traps.ts";

export { expect };

export const MODELS = ["acme/assistant", "acme/other"];
export const PASSWORD = "correct horse battery staple";
export const newEmail = () => `${randomUUID()}@example.org`;

export interface Account {
  id: number;
  email: string;
}

interface WorkerFixtures {
  /** What every answer comes from. Answers queued with `next()` are used up in order; without one it repeats the question. */
  provider: FakeProvider;
  server: OwnServer;
}

interface TestFixtures {
  /** Signed in, in the context of `page`. */
  account: Account;
  traps: Traps;
}

/** Every worker has a provider and a server of its own, so that a test may break them. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const provider = await startFakeProvider({ models: MODELS });
      await use(provider);
      await provider.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ provider }, use) => {
      const server = await startServer({
        OPENAI_BASE_URL: provider.url,
        OPENAI_API_KEY: "sk-secret-of-the-operator",
        TRASH_DAYS: "20",
      });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  permissions: ["clipboard-read", "clipboard-write"],
  traps: [
    async ({ context, server }, use) => {
      const traps = await setTraps(context, server.url);
      await use(traps);
      expect(traps.caught, "what the pages did").toEqual([]);
    },
    { auto: true },
  ],
  account: async ({ page }, use) => {
    const email = newEmail();
    const response = await page.request.post("/api/auth/sign-up", { data: { email, password: PASSWORD } });
    const { user } = await response.json();
    await use({ id: user.id, email });
  },
});

export const composer = (page: Page) => page.getByRole("textbox", { name: "Message" });
export const answers = (page: Page): Locator => page.getByRole("article", { name: "Answer" });
export const questions = (page: Page): Locator => page.getByRole("article", { name: "You" });
/** The card of an answer that failed. */
export const failure = (page: Page) => page.getByRole("region", { name: "The answer failed" });
export const filesPanel = (page: Page) => page.getByRole("complementary", { name: "Files" });

/** A file, or a folder, in the tree of the files panel; where else the tree is shown, of that. */
export const inTree = (within: Page | Locator, name: string) =>
  within.getByRole("tree").getByRole("treeitem", { name: new RegExp(`^${name.replaceAll(".", "\\.")}\\b`) });
/** The text of an open file: as much of it as is in view. */
export const fileText = (within: Page | Locator, title: string) =>
  within.getByRole("textbox", { name: `Text of ${title}` });

/** Sends a message from the composer of the open screen. */
export async function ask(page: Page, text: string) {
  await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

/** The answer has ended, well or not: it can be copied or tried again. */
export const settled = (answer: Locator) => expect(answer.getByRole("button", { name: "Answer again" })).toBeVisible();

/** What a button puts into the clipboard. */
export async function copied(page: Page, button: Locator): Promise<string> {
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await button.click();
  // The button says so for two seconds, the live region until something else happens.
  await expect(page.getByRole("status").filter({ hasText: /^Copied$/ })).toBeAttached();
  await expect.poll(read).not.toBe("");
  return read();
}

/** The chunks that a provider would send for a text. */
export const pieces = (text: string): string[] => text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
