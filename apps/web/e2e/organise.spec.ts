import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";
import { unzip } from "./unzip.ts";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Chats and projects" });
const chatsOf = (page: Page) => sidebar(page).getByRole("link", { name: /^Chat \d$/ });
const undo = (page: Page) => page.getByRole("button", { name: "Undo" });

async function choose(page: Page, chat: string, item: string) {
  await sidebar(page).getByRole("link", { name: chat, exact: true }).hover();
  await sidebar(page)
    .getByRole("button", { name: `Options for ${chat}` })
    .click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("chats are pinned, tagged, archived and brought back", async ({ page, account }) => {
  const seed = seeder(page, account);
  const ids = [];
  for (const n of [1, 2, 3]) ids.push(await seed.chat(`Chat ${n}`, ["Hello", "Hi there"]));
  await page.goto(`/chats/${ids[1]}`);
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);

  await choose(page, "Chat 1", "Pin");
  await expect(chatsOf(page)).toHaveText(["Chat 1", "Chat 3", "Chat 2"]);
  await page.reload();
  await expect(sidebar(page).getByRole("heading", { level: 2 })).toHaveText([/^Projects/, "Pinned", "Today"]);
  await expect(chatsOf(page)).toHaveText(["Chat 1", "Chat 3", "Chat 2"]);
  await choose(page, "Chat 1", "Unpin");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
  await expect(sidebar(page).getByRole("heading", { name: "Pinned" })).toHaveCount(0);

  await choose(page, "Chat 2", "Tags");
  const tags = page.getByRole("dialog", { name: /Chat 2/ });
  await tags.getByRole("textbox", { name: "New tag" }).fill("an idea");
  await page.keyboard.press("Enter");
  await expect(tags.getByRole("checkbox", { name: "an idea" })).toBeChecked();
  await tags.getByRole("textbox", { name: "New tag" }).fill("one, two");
  await page.keyboard.press("Enter");
  await expect(tags.getByRole("alert")).toContainText("commas");
  await page.keyboard.press("Escape");
  await expect(tags).toHaveCount(0);
  const tag = page.getByRole("main").getByRole("link", { name: "Tag an idea" });
  await expect(tag).toBeVisible();

  const sort = async (group: string, item: string) => {
    await sidebar(page).getByRole("button", { name: "Sort and filter the chats" }).click();
    await page.getByRole("menuitemradio", { name: item, exact: true }).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(sidebar(page).getByRole("heading", { level: 2 })).toHaveText([/^Projects/, group]);
  };
  await sort("All chats", "Name");
  await expect(chatsOf(page)).toHaveText(["Chat 1", "Chat 2", "Chat 3"]);
  await page.reload();
  await expect(chatsOf(page)).toHaveText(["Chat 1", "Chat 2", "Chat 3"]);
  const items = sidebar(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: /^Chat \d$/ }) });
  await expect(items.last()).toHaveAttribute("aria-posinset", "4");
  await expect(items.last()).toHaveAttribute("aria-setsize", "4");
  await sort("All chats", "an idea");
  await expect(chatsOf(page)).toHaveText(["Chat 2"]);
  await sidebar(page).getByRole("button", { name: "No longer only the tag an idea" }).click();
  await expect(chatsOf(page)).toHaveText(["Chat 1", "Chat 2", "Chat 3"]);
  await sort("Today", "Last use");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);

  await choose(page, "Chat 2", "Archive");
  await undo(page).hover();
  await expect(page.getByText("Archived “Chat 2”")).toBeVisible();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 1"]);
  await undo(page).click();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
  await expect(undo(page)).toHaveCount(0);
  await choose(page, "Chat 2", "Archive");
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 1"]);
  await page.getByRole("main").getByRole("link", { name: "Archived" }).click();
  const archived = page.getByRole("list", { name: "Archived chats" }).getByRole("listitem");
  await expect(archived).toHaveCount(1);
  await page.reload();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 1"]);
  await archived.getByRole("button", { name: "Unarchive Chat 2" }).click();
  await expect(page.getByText("Nothing is archived")).toBeVisible();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 2", "Chat 1"]);
});

test("many chats are selected and archived, moved, tagged, exported and deleted together", async ({
  page,
  account,
}) => {
  const seed = seeder(page, account);
  await seed.project("Harbour");
  for (const n of [1, 2, 3, 4]) await seed.chat(`Chat ${n}`, ["Hello", "Hi there"]);
  const all = ["Chat 4", "Chat 3", "Chat 2", "Chat 1"];
  await page.goto("/");
  await expect(chatsOf(page)).toHaveText(all);
  const bar = sidebar(page).getByRole("region", { name: "Selected chats" });
  const box = (n: number) => sidebar(page).getByRole("checkbox", { name: `Select Chat ${n}` });

  await choose(page, "Chat 4", "Select");
  await expect(box(4)).toBeChecked();
  await expect(box(4)).toBeFocused();
  await expect(bar.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);

  await sidebar(page).getByRole("link", { name: "Chat 4" }).hover();
  await box(4).check();
  await box(2).click({ modifiers: ["Shift"] });
  await expect(bar.getByText("3 selected")).toBeVisible();
  // Whoever selects does not go anywhere.
  await sidebar(page).getByRole("link", { name: "Chat 3" }).click();
  await expect(box(3)).not.toBeChecked();
  await expect(page).toHaveURL(/\/$/);
  await isClean(page, "selection");

  const exported = page.waitForEvent("download");
  await bar.getByRole("link", { name: "Export as zip" }).click();
  const names = [...unzip(await readFile(await (await exported).path())).keys()].join("\n");
  expect(names).toContain("Chat 4");
  expect(names).toContain("Chat 2");
  expect(names).not.toContain("Chat 3");

  await bar.getByRole("button", { name: "Tags" }).click();
  const tags = page.getByRole("dialog", { name: "Tags of 2 chats" });
  await tags.getByRole("textbox", { name: "New tag" }).fill("ships");
  await page.keyboard.press("Enter");
  await expect(tags.getByRole("checkbox", { name: "ships" })).toBeChecked();
  await isClean(page, "tags");
  await tags.getByRole("button", { name: "Done" }).click();

  await bar.getByRole("button", { name: "Archive" }).click();
  await undo(page).hover();
  await expect(page.getByText("2 chats are archived")).toBeVisible();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 1"]);
  await undo(page).click();
  await expect(chatsOf(page)).toHaveText(all);
  await expect(undo(page)).toHaveCount(0);

  await choose(page, "Chat 1", "Select");
  await box(2).click();
  await bar.getByRole("button", { name: "Move to project" }).click();
  await page.getByRole("menuitem", { name: "Harbour" }).click();
  await expect(sidebar(page).getByRole("link", { name: "Harbour 2 chats" })).toBeVisible();

  await choose(page, "Chat 1", "Select");
  await box(4).click({ modifiers: ["Shift"] });
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(chatsOf(page)).toHaveCount(0);
  await undo(page).first().click();
  await expect(chatsOf(page)).toHaveText(all);
  await page.reload();
  await expect(chatsOf(page)).toHaveText(all);
});

test("chats are dragged into a project and out of it, and what the palette finds is changed without opening it", async ({
  page,
  account,
}) => {
  const seed = seeder(page, account);
  await seed.project("Harbour");
  for (const n of [1, 2, 3]) await seed.chat(`Chat ${n}`, ["Hello", "Hi there"]);
  await page.goto("/");
  const chat = (n: number) => sidebar(page).getByRole("link", { name: `Chat ${n}`, exact: true });
  const project = (counted: string) => sidebar(page).getByRole("link", { name: `Harbour ${counted}` });
  await chat(1).dragTo(project("0 chats"));
  await expect(project("1 chat")).toBeVisible();
  await choose(page, "Chat 2", "Select");
  await sidebar(page).getByRole("checkbox", { name: "Select Chat 3" }).check();
  await chat(3).dragTo(project("1 chat"));
  await expect(project("3 chats")).toBeVisible();
  await expect(sidebar(page).getByRole("region", { name: "Selected chats" })).toHaveCount(0);

  await chat(2).hover();
  await page.mouse.down();
  await chat(1).hover();
  await page.getByText("Take out of the project").hover();
  await page.getByText("Take out of the project").hover();
  await page.mouse.up();
  await expect(project("2 chats")).toBeVisible();
  await undo(page).first().click();
  await expect(project("3 chats")).toBeVisible();

  await page.keyboard.press("Control+K");
  await page.getByRole("combobox").fill("Chat 2");
  await expect(page.getByRole("option", { name: /^Chat 2/ })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("option", { name: "Archive" }).click();
  await expect(chatsOf(page)).toHaveText(["Chat 3", "Chat 1"]);
  await expect(page).toHaveURL(/\/$/);
});

test("tags are renamed, coloured, merged and deleted, and all that is taken back", async ({ page, account }) => {
  const seed = seeder(page, account);
  const ids = [await seed.chat("Chat 1", ["Hello"]), await seed.chat("Chat 2", ["Hello"])];
  const tag = (id: number | undefined, tags: string[]) =>
    page.request.patch(`/api/users/${account.id}/chats/${id}`, { data: { tags } });
  await tag(ids[0], ["boats"]);
  await tag(ids[1], ["boats", "ships"]);
  await page.goto("/");
  await expect(chatsOf(page)).toHaveCount(2);
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox").fill("> tags");
  await page.getByRole("option", { name: "Tags" }).click();
  const rows = page.getByRole("list", { name: "Tags" }).getByRole("listitem");
  await expect(rows).toHaveText(["boats2 chats", "ships1 chat"]);
  const menu = async (name: string, item: string) => {
    await page.getByRole("button", { name: `Options for ${name}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await menu("boats", "Rename");
  await page.getByRole("textbox", { name: "Name of the tag" }).fill("vessels");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveText(["ships1 chat", "vessels2 chats"]);
  await page.getByRole("button", { name: "Colour of ships" }).click();
  await page.getByRole("menuitemradio", { name: "Teal" }).press("Enter");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await menu("vessels", "Merge into another tag");
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await expect(rows).toHaveText(["ships2 chats"]);
  await isClean(page, "tags");
  await undo(page).first().click();
  await expect(rows).toHaveText(["ships1 chat", "vessels2 chats"]);
  await menu("ships", "Delete");
  await expect(rows).toHaveText(["vessels2 chats"]);
  await tag(ids[0], []);
  // What another program does is counted at once.
  await expect(rows).toHaveText(["vessels1 chat"]);
});
