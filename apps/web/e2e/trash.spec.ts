import type { Locator, Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { type Account, answers, composer, expect, filesPanel, fileText, inTree, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Chats and projects" });
const chatsOf = (page: Page) => sidebar(page).getByRole("link", { name: /^Chat \d$/ });
const undo = (page: Page) => page.getByRole("button", { name: "Undo" });
const rows = (page: Page) => page.getByRole("list", { name: "Deleted things" }).getByRole("listitem");
const row = (page: Page, title: string): Locator => rows(page).filter({ hasText: title });

/** Under the pointer the offer waits, however slow the machine is. */
const keepOffer = (page: Page) => undo(page).hover();

async function deleteOpenChat(page: Page) {
  await page.getByRole("button", { name: "Options for this chat" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
}

/** Three chats; the middle one is open. */
async function threeChats(page: Page, account: Account) {
  const seed = seeder(page, account);
  const ids = [];
  for (const n of [1, 2, 3]) ids.push(await seed.chat(`Chat ${n}`, ["Hello", "Hi there"]));
  await page.goto(`/chats/${ids[1]}`);
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
  return ids;
}

test("a chat is deleted without a question, and Undo brings it back to where it was", async ({ page, account }) => {
  await threeChats(page, account);
  const { pathname } = new URL(page.url());
  await deleteOpenChat(page);
  await keepOffer(page);
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByText("Deleted “Chat 2”")).toBeVisible();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 1"]);
  await undo(page).click();
  await expect(page).toHaveURL(new RegExp(`${pathname}$`));
  await expect(answers(page)).toContainText("Hi there");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
  await expect(undo(page)).toHaveCount(0);
  await page.reload();
  await expect(answers(page)).toContainText("Hi there");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
});

test("Ctrl+Z takes the offer, except in a text field", async ({ page, account }) => {
  await threeChats(page, account);
  await page.goto("/projects");
  await sidebar(page).getByRole("link", { name: "Chat 1" }).hover();
  await page.getByRole("button", { name: "Options for Chat 1" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await keepOffer(page);
  await page.getByRole("searchbox").focus();
  await page.keyboard.press("Control+z");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2"]);
  await page.getByRole("button", { name: "Close the sidebar" }).focus();
  await page.keyboard.press("Control+z");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
  await expect(page).toHaveURL(/\/projects$/);
});

test("a chat that could not be deleted is shown again", async ({ page, account, traps }) => {
  await threeChats(page, account);
  traps.allowFailures();
  await page.route("**/trpc/chat.delete**", (route) => route.abort());
  await deleteOpenChat(page);
  await expect(page.getByText("The server cannot be reached", { exact: false })).toBeVisible();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
  await expect(undo(page)).toHaveCount(0);
});

test("a project goes with its chats or without them, and comes back with them", async ({ page, account }) => {
  const seed = seeder(page, account);
  const projectId = await seed.project("Harbour");
  await page.goto(`/projects/${projectId}`);
  const remove = page.getByRole("button", { name: "Delete the project" });
  const heading = page.getByRole("heading", { level: 1, name: "Harbour" });
  await remove.click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  await undo(page).click();
  await expect(heading).toBeVisible();

  await seed.chat("Chat 1", [], projectId);
  await page.reload();
  await expect(chatsOf(page)).toHaveCount(1);
  await remove.click();
  const dialog = page.getByRole("dialog", { name: "Delete “Harbour”?" });
  await dialog.getByRole("radio", { name: /^Delete its chat too/ }).check();
  await dialog.getByRole("button", { name: "Delete project" }).click();
  await keepOffer(page);
  await expect(page.getByText("Deleted “Harbour” with its chats")).toBeVisible();
  await expect(chatsOf(page)).toHaveCount(0);
  await undo(page).click();
  await expect(heading).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Chat 1" })).toBeVisible();
  await expect(chatsOf(page)).toHaveCount(1);
});

test("a file is deleted with its versions, and comes back with them", async ({ page, account }) => {
  const version = (text: string) => block("src/main.ts", "ts", `${text}\n`);
  const chatId = await seeder(page, account).chat("Files", ["One", version("1"), "Two", version("2")]);
  await page.goto(`/chats/${chatId}?panel=files`);
  const file = inTree(page, "main.ts");
  const deleteFile = async () => {
    await filesPanel(page).getByRole("button", { name: "Options for this file" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
  };
  await file.click();
  await deleteFile();
  await expect(filesPanel(page).getByText("No files yet")).toBeVisible();
  await undo(page).click();
  await expect(file).toContainText("2 versions");
  await file.click();
  await deleteFile();
  await expect(filesPanel(page).getByText("No files yet")).toBeVisible();
  await page.goto("/trash");
  await expect(row(page, "src/main.ts")).toContainText("File in Files");
  await page.getByRole("button", { name: "Restore src/main.ts" }).click();
  await page.getByRole("link", { name: "Open src/main.ts" }).click();
  await expect(fileText(page, "src/main.ts")).toContainText("2");
});

test("the trash restores, deletes for good and is emptied", async ({ page, account }) => {
  const seed = seeder(page, account);
  for (const name of ["First", "Second", "Third"]) {
    const id = await seed.chat(name, ["Hello", "Hi there"]);
    await page.request.delete(`/api/users/${account.id}/chats/${id}`);
  }
  await page.goto("/");
  await page.getByRole("button", { name: account.email }).click();
  await page.getByRole("menuitem", { name: "Trash" }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText("Third");
  await expect(rows(page).first()).toContainText(/Deleted .*, gone for good in 20 days/);

  await page.getByRole("button", { name: "Restore Second" }).click();
  const open = page.getByRole("link", { name: "Open Second" });
  await expect(open).toBeVisible();
  await expect(sidebar(page).getByRole("link", { name: "Second" })).toBeVisible();

  await row(page, "First").getByRole("button", { name: "Delete for good" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this chat for good?" });
  await expect(dialog).toContainText("This cannot be undone.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(row(page, "First")).toBeVisible();
  await row(page, "First").getByRole("button", { name: "Delete for good" }).click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(row(page, "First")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Trash" })).toBeFocused();

  await open.click();
  await expect(answers(page)).toContainText("Hi there");
  await page.goto("/trash");
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Empty trash" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Empty trash" }).click();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await page.reload();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await expect(page.getByText("stay here for 20 days", { exact: false })).toBeVisible();
});

test("a long trash comes page by page", async ({ page, account }) => {
  const seed = seeder(page, account);
  for (let n = 0; n < 60; n++) {
    const id = await seed.chat(`Deleted ${n}`);
    await page.request.delete(`/api/users/${account.id}/chats/${id}`);
  }
  await page.goto("/trash");
  await expect(rows(page)).toHaveCount(50);
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect(rows(page)).toHaveCount(60);
});

test.describe("in both themes", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the trash is accessible", async ({ page, account }) => {
    const seed = seeder(page, account);
    await seed.chat("Kept");
    const id = await seed.chat("Deleted");
    const other = await seed.chat("Deleted, too");
    for (const gone of [id, other]) await page.request.delete(`/api/users/${account.id}/chats/${gone}`);
    await page.goto("/trash");
    await expect(rows(page)).toHaveCount(2);
    await isClean(page, "items");
    await page.getByRole("button", { name: "Restore Deleted", exact: true }).click();
    await expect(page.getByRole("link", { name: "Open Deleted", exact: true })).toBeVisible();
    await isClean(page, "restored");
    await page.getByRole("button", { name: "Delete for good" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await isClean(page, "purge");
  });
});

test("with the keyboard alone, a chat is deleted and brought back", async ({ page, account }) => {
  await threeChats(page, account);
  await expect(composer(page)).toBeFocused();
  await page.getByRole("button", { name: "Options for this chat" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await keepOffer(page);
  await expect(page).toHaveURL(/\/$/);
  await expect(composer(page)).toBeFocused();
  for (let steps = 0; steps < 40; steps++) {
    if (await undo(page).evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(undo(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
});
