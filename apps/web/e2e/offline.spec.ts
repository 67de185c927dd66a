import type { Page } from "@playwright/test";
import { answers, ask, composer, expect, newEmail, PASSWORD, questions, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

test.use({ serviceWorkers: "allow" });

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Chats and projects" });
/** The service worker has everything and answers the pages that open from now on. */
const isInstalled = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

/** The page tells the console why it could not be shown, and nothing else. */
function isTold(caught: string[]) {
  expect(caught.filter((what) => !/^console: TRPCClientError: Failed to fetch/.test(what))).toEqual([]);
  caught.length = 0;
}

/** How many entries this browser keeps of what was seen (of a procedure); none where the store is gone. */
const seen = (page: Page, procedure = "") =>
  page.evaluate(async (part) => {
    const stores = await indexedDB.databases();
    if (!stores.some(({ name }) => name === "neptun-seen")) return 0;
    return new Promise<number>((resolve) => {
      const request = indexedDB.open("neptun-seen");
      request.onsuccess = () => {
        const db = request.result;
        if (!db.objectStoreNames.contains("entries")) return resolve(0);
        const entries = db.transaction("entries").objectStore("entries").getAllKeys();
        entries.onsuccess = () => resolve(entries.result.filter((hash) => String(hash).includes(part)).length);
        db.close();
      };
    });
  }, procedure.split(".").join('","'));

test("chats and files that were seen are read without a network, and what is written waits", async ({
  page,
  context,
  account,
  traps,
}) => {
  const seed = seeder(page, account);
  const chatId = await seed.chat("Harbour", ["Please", block("main.ts", "ts", "export const ships = 3;\n")]);
  const unseen = await seed.chat("Never opened", ["Hello", "Hi"]);
  await page.goto(`/chats/${chatId}`);
  await answers(page)
    .getByRole("button", { name: /main\.ts/ })
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "Text of main.ts" })).toContainText("ships = 3");
  await expect.poll(() => seen(page, "file.get")).toBe(1);
  await page.goto("/");
  await isInstalled(page);
  await expect.poll(() => seen(page)).toBeGreaterThan(8);

  traps.allowFailures();
  await context.setOffline(true);
  await page.goto("/");
  // Not every browser tells a page that a worker opened whether there is a network.
  await expect(page.getByText(/You are offline\.|The server does not answer\./)).toBeVisible();
  await sidebar(page).getByRole("link", { name: "Harbour" }).click();
  await expect(answers(page)).toContainText("ships = 3");
  await answers(page)
    .getByRole("button", { name: /main\.ts/ })
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "Text of main.ts" })).toContainText("ships = 3");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Text of main.ts" })).toContainText("ships = 3");
  await ask(page, "And how many boats?");
  await expect(page.getByText("Not sent", { exact: false })).toBeVisible();
  await sidebar(page).getByRole("link", { name: "Never opened" }).click();
  await expect(page.getByText("The messages could not be loaded.", { exact: false })).toBeVisible();

  await context.setOffline(false);
  await expect(answers(page)).toContainText("Hi");
  await expect(page).toHaveURL(new RegExp(`/chats/${unseen}$`));
  await sidebar(page).getByRole("link", { name: "Harbour" }).click();
  await page.getByRole("button", { name: "Retry" }).click();
  await settled(answers(page).last());
  await expect(questions(page).last()).toContainText("And how many boats?");
  isTold(traps.caught);
});

test("nothing that was seen stays after signing out, when the session has ended, or for someone else", async ({
  page,
  context,
  account,
  traps,
}) => {
  const other = newEmail();
  await page.request.post("/api/auth/sign-up", { data: { email: other, password: PASSWORD } });
  const signIn = (email: string) => page.request.post("/api/auth/login", { data: { email, password: PASSWORD } });
  await signIn(account.email);
  const chatId = await seeder(page, account).chat("Secret", ["Hello", "Nobody knows"]);
  const look = async () => {
    await page.goto(`/chats/${chatId}`);
    await expect(answers(page)).toContainText("Nobody knows");
    await expect.poll(() => seen(page)).toBeGreaterThan(4);
  };

  await look();
  await composer(page).fill("Half a thought");
  await page.getByRole("button", { name: account.email }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Delete them and sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Neptun" })).toBeVisible();
  await expect.poll(() => seen(page)).toBe(0);
  // How wide the sidebar is, and nothing of the drafts, places and choices of whoever was here.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["neptun-sidebar"]);

  await signIn(account.email);
  await look();
  await context.clearCookies();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in to Neptun" })).toBeVisible();
  await expect.poll(() => seen(page)).toBe(0);

  await signIn(account.email);
  await look();
  await signIn(other);
  await page.goto("/");
  await expect(page.getByRole("button", { name: other })).toBeVisible();
  await isInstalled(page);
  // What the other one sees is kept now.
  await expect.poll(() => seen(page)).toBeGreaterThan(2);
  const addresses = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(addresses.filter((address) => !/^\/($|assets\/|icons\/|[\w.]+$)/.test(address))).toEqual([]);
  traps.allowFailures();
  await context.setOffline(true);
  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  await expect(page.getByRole("button", { name: other })).toBeVisible();
  await expect(page.getByText("Secret")).toHaveCount(0);
  isTold(traps.caught);
});

test("a new version is offered and never comes unasked; what another app shares lands in the composer", async ({
  page,
  context,
  account,
  traps,
}) => {
  await page.goto("/");
  await isInstalled(page);
  await page.reload();
  const shared = await page.evaluate(async () => {
    const form = new FormData();
    form.append("text", "Please look at this");
    form.append("files", new File(["on: push\n"], "ci.yml", { type: "application/x-yaml" }));
    return (await fetch("/share-target", { method: "POST", body: form })).url;
  });
  await page.goto(shared);
  await expect(composer(page)).toHaveValue("Please look at this");
  await expect(page.getByRole("button", { name: "Remove ci.yml" })).toBeVisible();
  await expect(page).toHaveURL(/\/$/);

  // Another version is on the server, whose page begins with another script.
  let script = "/assets/index-of-another-build.js";
  await context.route(
    ({ pathname }) => pathname === "/",
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({
        response,
        body: html
          .replace("<html", `<html data-build="new"`)
          .replace(/\/assets\/index-[^"]+\.js/, (own) => script || own),
      });
    },
  );
  traps.allowFailures();
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(page.getByText("There is a new version of Neptun.")).toBeVisible();
  await composer(page).press("End");
  await composer(page).pressSequentially(" and more");
  script = "";
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.locator("html[data-build=new]")).toBeAttached();
  await expect(composer(page)).toHaveValue(/ and more$/);
  expect(account.id).toBeGreaterThan(0);
});
