import type { Browser, Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { answers, expect, newEmail, PASSWORD, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";
import { setTraps } from "./traps.ts";

const PHRASE = "a phrase for friends";

/** Another browser, with nobody signed in, that counts what it loads. */
async function visitor(browser: Browser, url: string, options = {}) {
  const context = await browser.newContext({ baseURL: url, ...options });
  const traps = await setTraps(context, url);
  const page = await context.newPage();
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  return { page, loaded, traps, close: () => context.close() };
}

const linkOf = (page: Page) =>
  page
    .getByRole("dialog")
    .getByRole("textbox", { name: /^Link to / })
    .first();

test("a chat is shared with a password, read by a stranger, continued as a copy, changed and revoked", async ({
  page,
  account,
  browser,
  server,
}) => {
  const seed = seeder(page, account);
  const hostile = `# Words\n\n**bold** <script>alert(1)</script> ![p](https://evil.example/p.png) [x](javascript:alert(1))\n\n${block("src/main.ts", "ts", "export {};\n")}`;
  const chatId = await seed.chat("A chat to share", ["Hello\nthere", hostile]);
  await page.goto(`/chats/${chatId}`);
  await page.getByRole("main").getByRole("button", { name: "Options for this chat" }).click();
  await page.getByRole("menuitem", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: /Share .*A chat to share/ });
  await dialog.getByLabel("Password").fill("short");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await expect(dialog.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Password").fill(PHRASE);
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await expect(dialog.getByText(/as it was · with a password · not read yet/)).toBeVisible();
  const address = await linkOf(page).inputValue();
  expect(address).toMatch(/\/s\/[\w-]{43}$/);

  const other = await visitor(browser, server.url);
  await other.page.goto(address);
  await other.page.getByLabel("Password").fill("a wrong phrase");
  await other.page.getByRole("button", { name: "Read" }).click();
  await expect(other.page.getByRole("alert")).toHaveText("The password is wrong.");
  await other.page.getByLabel("Password").fill(PHRASE);
  await other.page.getByRole("button", { name: "Read" }).click();
  await expect(other.page.getByRole("heading", { level: 1, name: "A chat to share" })).toBeVisible();
  other.loaded.length = 0;
  await other.page.reload();
  await expect(other.page.getByRole("article")).toHaveCount(2);
  expect(other.loaded.filter((url) => !url.startsWith("data:"))).toEqual([address]);
  await expect(other.page.locator("script, img, iframe")).toHaveCount(0);
  await expect(other.page.getByText("<script>alert(1)</script>")).toBeVisible();
  await expect(other.page.getByRole("link", { name: "src/main.ts as text" })).toBeVisible();

  // Signing in leads back, and the copy opens in the app.
  const email = newEmail();
  await other.page.request.post("/api/auth/sign-up", { data: { email, password: PASSWORD } });
  await other.page.context().clearCookies({ name: "neptun-session" });
  await other.page.getByRole("link", { name: "Sign in to go on with a copy" }).click();
  await other.page.getByLabel("E-mail").fill(email);
  await other.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.page.getByRole("button", { name: "Sign in" }).click();
  await other.page.getByRole("button", { name: "Continue as a copy" }).click();
  await expect(answers(other.page)).toContainText("bold");
  await expect(other.page).toHaveURL(/\/chats\/\d+$/);
  await expect(answers(other.page).getByRole("button", { name: "src/main.ts v1", exact: true })).toBeVisible();

  await dialog.getByRole("button", { name: "Change" }).click();
  await dialog.getByRole("checkbox", { name: "Take the password away" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/as it was · last read/)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  const stranger = await visitor(browser, server.url);
  await stranger.page.goto(address);
  await expect(stranger.page.getByRole("article")).toHaveCount(2);
  await page.goto("/settings");
  const links = page.getByRole("list", { name: "Links" });
  await links.getByRole("button", { name: "Revoke" }).click();
  await expect(links).toHaveCount(0);
  await stranger.page.reload();
  await expect(stranger.page.getByRole("heading", { name: "There is nothing to read here" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(links.getByRole("listitem")).toHaveCount(1);
  await stranger.page.reload();
  await expect(stranger.page.getByRole("article")).toHaveCount(2);
  expect([...other.traps.caught, ...stranger.traps.caught]).toEqual([]);
  await other.close();
  await stranger.close();
});

test.describe("in both themes", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the dialog, the list and the visitor's pages are accessible, also on a phone", async ({
    page,
    account,
    browser,
    server,
  }) => {
    const seed = seeder(page, account);
    const projectId = await seed.project("Harbour");
    const words = `## Words\n\n> quote\n\n- [x] done\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n\n\`code\` [link](https://example.org)\n\n${block("src/main.ts", "ts", `${"x".repeat(400)}\n`)}`;
    const chatId = await seed.chat("Long ".repeat(40), ["Hello", words], projectId);
    await page.goto(`/chats/${chatId}`);
    await page.getByRole("main").getByRole("button", { name: "Options for this chat" }).click();
    await page.getByRole("menuitem", { name: "Share" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
    await expect(linkOf(page)).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Change" }).click();
    await isClean(page, "dialog");
    const chat = await linkOf(page).inputValue();
    await page.goto(`/projects/${projectId}`);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make a link" }).click();
    const project = await linkOf(page).inputValue();
    await page.goto("/settings");
    await expect(page.getByRole("list", { name: "Links" }).getByRole("listitem")).toHaveCount(2);
    await isClean(page, "settings");
    const other = await visitor(browser, server.url, { viewport: { width: 320, height: 640 } });
    for (const address of [chat, project, `${project.slice(0, -1)}_`]) {
      await other.page.goto(address);
      await expect(other.page.getByRole("heading", { level: 1 })).toBeVisible();
      const { scrollWidth, clientWidth } = await other.page.evaluate(() => document.documentElement);
      expect(scrollWidth, address).toBe(clientWidth);
      await isClean(other.page, address, ["heading-order"]);
    }
    await other.close();
  });
});
