import type { Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { answers, ask, composer, copied, expect, PASSWORD, questions, settled, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Chats and projects" });
const sessions = (page: Page) => page.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem");
const again = (page: Page) => page.getByRole("dialog", { name: "Sign in again" });

async function signInAgain(page: Page) {
  await again(page).getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again(page)).toHaveCount(0);
}

test("a session elsewhere is ended from here", async ({ page, account, browser, server }) => {
  const elsewhere = await browser.newContext({ baseURL: server.url });
  const other = await elsewhere.newPage();
  await other.request.post("/api/auth/login", { data: { email: account.email, password: PASSWORD } });
  await other.goto("/");
  await expect(composer(other)).toBeVisible();
  const program = { headers: { "user-agent": "curl/8.14.1" } };
  await (await browser.newContext({ baseURL: server.url })).request.post("/api/auth/login", {
    data: { email: account.email, password: PASSWORD },
    ...program,
  });

  await page.goto("/settings");
  await expect(sessions(page)).toHaveCount(3);
  await expect(sessions(page).first()).toContainText("This one, in use now");
  await expect(sessions(page).nth(1)).toContainText("curl");
  await expect(sessions(page).nth(2)).toContainText("Chrome on Linux");
  await sessions(page).nth(2).getByRole("button", { name: "End the session of Chrome on Linux" }).click();
  await expect(sessions(page)).toHaveCount(2);
  expect((await other.request.get("/api/auth/check")).status()).toBe(401);
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in to Neptun" })).toBeVisible();
  await elsewhere.close();

  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await expect(sessions(page)).toHaveCount(1);
  expect((await page.request.get("/api/auth/check")).status()).toBe(204);
});

test("a token works for a program until it is revoked", async ({ page, account, playwright, server }) => {
  await page.goto("/settings");
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Name").fill("Backup");
  await dialog.getByLabel("Expires").selectOption({ label: "After 30 days" });
  await dialog.getByRole("button", { name: "Create token" }).click();
  const secret = await copied(page, dialog.getByRole("button", { name: "Copy token" }));
  expect(secret).toMatch(/^npt_/);
  await expect(dialog.getByText(`${server.url}/api/users/${account.id}/chats`, { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(secret)).toHaveCount(0);

  const program = await playwright.request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  const chats = `/api/users/${account.id}/chats`;
  expect((await program.get(chats)).status()).toBe(200);
  expect((await program.post(chats, { data: { name: "x", model: "acme/assistant" } })).status()).toBe(403);
  await page.reload();
  const tokens = page.getByRole("list", { name: "Access tokens" });
  await expect(tokens).toContainText(/Backup.*Read only · last used .* · expires /s);

  await tokens.getByRole("button", { name: "Revoke Backup" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(tokens).toHaveCount(0);
  // The list is ahead of the server.
  await expect.poll(async () => (await program.get(chats)).status()).toBe(401);
  await program.dispose();
});

test("a double click makes one chat and one project", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
  await composer(page).fill("Only once");
  await page.getByRole("button", { name: "Send", exact: true }).dblclick();
  await settled(answers(page));
  await expect(questions(page)).toHaveCount(1);
  await page.goto("/projects");
  await page.getByRole("main").getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Harbour");
  await dialog.getByRole("button", { name: "Create project" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour" })).toBeVisible();
  await page.reload();
  await expect(sidebar(page).getByRole("link", { name: /^Harbour/ })).toHaveCount(1);
  await expect(sidebar(page).getByRole("link", { name: "Only once", exact: true })).toHaveCount(1);
});

for (const lost of ["chat.create", "generation.send"]) {
  test(`the answer to ${lost} is lost, the page is loaded again, and nothing is made twice`, async ({
    page,
    account,
    traps,
  }) => {
    traps.allowFailures();
    await page.goto("/");
    // The server does it, and the browser never hears of it.
    await page.route(
      `**/trpc/${lost}**`,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await ask(page, "Sent into a tunnel");
    await expect(page.getByText("Not sent.", { exact: false })).toBeVisible();
    await page.reload();
    await expect(composer(page)).toHaveValue("Sent into a tunnel");
    await composer(page).press("Enter");
    await settled(answers(page));
    await expect(questions(page)).toHaveCount(1);
    const { chats } = await (await page.request.get(`/api/users/${account.id}/chats`)).json();
    expect(chats).toHaveLength(1);
  });
}

/** Who does not hear the answer hears nothing else, either. */
const loseEvents = (page: Page) => page.route("**/trpc/event.**", (route) => route.abort());

test("a message in a chat whose answer is lost is not sent twice", async ({ page, account, traps }) => {
  traps.allowFailures();
  await loseEvents(page);
  const chatId = await seeder(page, account).chat("A chat", ["Hello", "Hi"]);
  await page.goto(`/chats/${chatId}`);
  await page.route(
    "**/trpc/generation.send**",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await ask(page, "Sent into a tunnel");
  await expect(page.getByText("Not sent", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(composer(page)).toHaveValue("Sent into a tunnel");
  await page.reload();
  await composer(page).press("Enter");
  await settled(answers(page).last());
  await page.reload();
  await expect(questions(page)).toHaveCount(2);
});

test("a message that is sent again while its first copy is in the chat is shown once", async ({
  page,
  account,
  traps,
}) => {
  traps.allowFailures();
  await loseEvents(page);
  const chatId = await seeder(page, account).chat("A chat", ["Hello", "Hi"]);
  await page.goto(`/chats/${chatId}`);
  let calls = 0;
  await page.route("**/trpc/generation.send**", async (route) => {
    await route.fetch();
    calls++;
    // The answer to the second call is still on its way when the page is closed.
    if (calls === 1) await route.abort();
  });
  await ask(page, "Sent into a tunnel");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(composer(page)).toHaveValue("Sent into a tunnel");
  await page.reload();
  await settled(answers(page).last());
  await expect(questions(page)).toHaveCount(2);
  await composer(page).press("Enter");
  await expect.poll(() => calls).toBe(2);
  await page.reload();
  await settled(answers(page).last());
  await expect(questions(page)).toHaveCount(2);
  await expect(page.getByText("Not sent", { exact: false })).toHaveCount(0);
});

/** Opens a chat, and waits until nothing is asked for any more: once the session has ended, that would be refused, too. */
async function openQuietly(page: Page, chatId: number) {
  const asked = [/event\.read/, /event\.follow/].map((what) => page.waitForResponse(what));
  await page.goto(`/chats/${chatId}`);
  await Promise.all(asked);
}

test("signing in again over the page keeps the draft, and goes on with what was asked for", async ({
  page,
  account,
}) => {
  const seed = seeder(page, account);
  const chatId = await seed.chat("A chat", ["Hello", "Hi"]);
  const otherId = await seed.chat("Another chat", ["Hello", "From the other chat"]);
  await openQuietly(page, chatId);
  await composer(page).fill("Half a thought");
  await page.context().clearCookies();
  await sidebar(page).getByRole("link", { name: "Another chat" }).click();
  await expect(again(page)).toBeVisible();
  await expect(again(page).getByLabel("E-mail")).toHaveValue(account.email);
  await expect(again(page).getByLabel("E-mail")).not.toBeEditable();
  await expect(again(page).getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(again(page).getByLabel("Password", { exact: true })).toBeFocused();
  await again(page).getByLabel("Password", { exact: true }).fill("not the password");
  await again(page).getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again(page).getByRole("alert")).toContainText("wrong");
  await signInAgain(page);
  await expect(page).toHaveURL(new RegExp(`/chats/${otherId}$`));
  await expect(answers(page)).toContainText("From the other chat");
  await page.goBack();
  await expect(composer(page)).toHaveValue("Half a thought");
});

test("a message that is sent when the session has ended goes once one is signed in again", async ({
  page,
  account,
}) => {
  const chatId = await seeder(page, account).chat("A chat", ["Hello", "Hi"]);
  await openQuietly(page, chatId);
  await expect(answers(page)).toContainText("Hi");
  await composer(page).fill("After all");
  await page.context().clearCookies();
  await composer(page).press("Enter");
  await expect(again(page)).toBeVisible();
  await signInAgain(page);
  await settled(answers(page).last());
  await expect(questions(page).last()).toContainText("After all");
  await expect(answers(page).last()).toHaveAttribute("aria-setsize", "4");
});

test("a list that was read before a message was sent does not take it off the screen", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("A chat", ["Hello", "Hi"]);
  await page.clock.install();
  await page.goto(`/chats/${chatId}`);
  await expect(answers(page)).toContainText("Hi");
  let goOn = () => {};
  const isSent = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(
    /message\.list/,
    async (route) => {
      const response = await route.fetch();
      await isSent;
      await route.fulfill({ response }).catch(() => {}); // nobody may be waiting for it any more
    },
    { times: 1 },
  );
  const old = page.waitForRequest(/message\.list/);
  // What is older than half a minute is read again when the page comes into view.
  await page.clock.fastForward(40_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await old;
  const sent = page.waitForResponse(/generation\.send/);
  await composer(page).fill("Sent meanwhile");
  await composer(page).press("Enter");
  await sent;
  await expect(questions(page).last()).toContainText("Sent meanwhile");
  goOn();
  await expect(answers(page).last()).toContainText("You wrote: Sent meanwhile");
  await page.waitForTimeout(500);
  await expect(questions(page).last()).toContainText("Sent meanwhile");
});

test("someone else may sign in instead", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("A chat", ["Hello", "Hi"]);
  await openQuietly(page, chatId);
  await expect(answers(page)).toBeVisible();
  await page.context().clearCookies();
  await ask(page, "After all");
  await again(page).getByRole("button", { name: "Sign in as someone else" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Neptun" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("");
});

test.describe("in both themes", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("sessions, tokens and signing in again are accessible", async ({ page, account }) => {
    await page.request.post("/api/auth/login", { data: { email: account.email, password: PASSWORD } });
    await page.goto("/settings");
    await expect(sessions(page).first()).toBeVisible();
    await page.getByRole("button", { name: "New token" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Name")).toBeVisible();
    await isClean(page, "new token");
    await dialog.getByLabel("Name").fill("Backup");
    await dialog.getByRole("button", { name: "Create token" }).click();
    await expect(dialog.getByRole("button", { name: "Copy token" })).toBeVisible();
    await isClean(page, "secret");
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("list", { name: "Access tokens" })).toContainText("Backup");
    await isClean(page, "settings");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Revoke Backup" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await expect(again(page)).toBeVisible();
    await isClean(page, "sign in again");
  });
});
