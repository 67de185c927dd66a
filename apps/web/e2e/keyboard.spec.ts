import type { Page } from "@playwright/test";
import { answers, composer, expect, newEmail, PASSWORD, settled, test } from "./fixtures.ts";
import { IN_SIDEBAR, POPUPS } from "./popups.ts";
import { block, seeder } from "./seed.ts";

/** Tabs on until the focus is on something with that name. */
async function tabTo(page: Page, name: string | RegExp, role: "button" | "link" | "textbox") {
  const target = page.getByRole(role, { name }).first();
  for (let steps = 0; steps < 60; steps++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The focus never reached the ${role} ${name}`);
}

test("everything from signing up to reading the answer works without a mouse", async ({ page }) => {
  await page.goto("/sign-up");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type(newEmail());
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type("Hello without a mouse");
  await page.keyboard.press("Enter");
  await settled(answers(page));
  await expect(composer(page)).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await tabTo(page, /^Options for this chat/, "button");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Pin" })).toBeFocused();
  await page.keyboard.press("Home");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name of the chat" })).toBeFocused();
  await page.keyboard.type("Renamed by hand");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Renamed by hand" })).toBeVisible();
});

test("the first stop of the Tab key skips to the content", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("dialogs and menus keep the focus inside and give it back to where it was", async ({ page, account }) => {
  const seed = seeder(page, account);
  const projectId = await seed.project("Harbour");
  const chatId = await seed.chat("A chat", ["Hello", block("a.ts", "ts", "let a;\n")], projectId);
  const deletedId = await seed.chat("Another");
  await page.request.delete(`/api/users/${account.id}/chats/${deletedId}`);
  await page.goto("/projects");
  const opener = page.getByRole("main").getByRole("button", { name: "New project" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New project" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  for (let steps = 0; steps < 15; steps++) {
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  const popup = page.locator("[role=dialog], [role=menu]");
  for (const [path, openers] of [...POPUPS, ["/chats/CHAT", IN_SIDEBAR] as const]) {
    await page.goto(path.replace("CHAT", String(chatId)).replace("PROJECT", String(projectId)));
    for (const [name, item] of openers) {
      const button = page.getByRole("button", { name, exact: true }).first();
      await button.focus();
      await page.keyboard.press("Enter");
      if (item) {
        await page.getByRole("menuitem", { name: item, exact: true }).press("Enter");
        await expect(page.getByRole("menu")).toHaveCount(0);
      }
      const what = `${path}: ${name} ${item ?? ""}`;
      await expect(popup, what).toBeVisible();
      await expect(popup.locator(":focus").or(popup.and(page.locator(":focus"))), what).toHaveCount(1);
      await page.keyboard.press("Escape");
      await expect(popup, what).toHaveCount(0);
      await expect(button, what).toBeFocused();
    }
  }
});
