import { expect, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

test("keys do what the sheet says, and what a person makes of them in the settings", async ({ page, account }) => {
  const seed = seeder(page, account);
  await seed.chat("First chat", ["Hello", "Good morning"]);
  const chatId = await seed.chat("Second chat", ["Hello", "An answer\n\n```ts\nlet a;\n```\n"]);
  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole("heading", { level: 1, name: "Second chat" })).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("heading", { level: 1, name: "First chat" })).toBeVisible();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("heading", { level: 1, name: "Second chat" })).toBeVisible();
  const sidebar = page.getByRole("navigation", { name: "Chats and projects" });
  await page.keyboard.press("Control+Shift+S");
  await expect(sidebar).toHaveCount(0);
  await page.keyboard.press("Control+Shift+S");
  await expect(sidebar).toBeVisible();

  await page.keyboard.press("Control+/");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("New chat")).toBeVisible();
  // Under a dialog nothing happens.
  await page.keyboard.press("Control+Shift+S");
  await expect(sheet).toBeVisible();
  await sheet.getByRole("link", { name: "Change them in the settings" }).click();

  const keys = page.getByRole("region", { name: "Chats", exact: true });
  await keys.getByRole("button", { name: "Change the keys of New chat" }).click();
  await page.keyboard.press("Control+/");
  await expect(page.getByRole("alert")).toContainText("is “Keyboard shortcuts” already");
  await page.keyboard.press("Control+Shift+Y");
  await expect(keys.getByRole("button", { name: "Change the keys of New chat" })).toHaveText("CtrlShiftY");
  await page.reload();
  await expect(keys.getByRole("button", { name: "Change the keys of New chat" })).toHaveText("CtrlShiftY");
  await page.keyboard.press("Control+Shift+O");
  await expect(page).toHaveURL(/\/settings/);
  await page.keyboard.press("Control+Shift+Y");
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.keyboard.press("Control+,");
  await page.getByRole("button", { name: "Reset all shortcuts" }).click();
  await expect(keys.getByRole("button", { name: "Change the keys of New chat" })).toHaveText("CtrlShiftO");
});
