import { isClean } from "./axe.ts";
import { answers, composer, expect, questions, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

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
  await expect(keys.getByRole("button", { name: "Change the keys of New chat" })).toContainText("CtrlShiftY");
  await page.reload();
  await expect(keys.getByRole("button", { name: "Change the keys of New chat" })).toContainText("CtrlShiftY");
  await page.keyboard.press("Control+Shift+O");
  await expect(page).toHaveURL(/\/settings/);
  await page.keyboard.press("Control+Shift+Y");
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.keyboard.press("Control+,");
  await page.getByRole("button", { name: "Reset all shortcuts" }).click();
  await expect(keys.getByRole("button", { name: "Change the keys of New chat" })).toContainText("CtrlShiftO");
});

test("the palette finds chats, files, messages and commands, and does things with them where they are", async ({
  page,
  account,
}) => {
  const seed = seeder(page, account);
  await seed.project("Harbour");
  await seed.chat("Ferry times", ["When does the lighthouse open?", block("src/pier.ts", "ts", "let otter = 1;\n")]);
  await seed.chat("Groceries", ["Hello", "Good morning"]);
  await page.goto("/");
  const palette = page.getByRole("dialog", { name: "Find anything" });
  const field = palette.getByRole("combobox");
  const option = (name: string | RegExp) => palette.getByRole("option", { name });
  const active = palette.locator("[role=option][aria-selected=true]");

  await expect(composer(page)).toBeFocused();
  // What was used last comes first; the focus returns.
  await page.keyboard.press("Control+K");
  await expect(field).toBeFocused();
  await expect(active).toContainText("Groceries");
  await page.keyboard.press("Control+K");
  await expect(palette).toHaveCount(0);
  await expect(composer(page)).toBeFocused();

  // The server's hits come after those of the page, and lead to the message and to the line.
  await page.keyboard.press("Control+K");
  await page.keyboard.type("lighthouse");
  await expect(option(/When does the lighthouse open/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/chats\/\d+\?message=\d+$/);
  await expect(questions(page).first()).toBeFocused();
  await page.keyboard.press("Control+K");
  await page.keyboard.type("#otter");
  await expect(active).toContainText("src/pier.ts");
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("text");
  await expect(active).toContainText("Copy the text");
  await page.keyboard.press("Enter");
  await expect.poll(clipboard).toBe("let otter = 1;\n");
  await page.keyboard.press("Control+K");
  await page.keyboard.type("#otter");
  await expect(active).toContainText("src/pier.ts");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("down");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe("pier.ts");
  await page.keyboard.press("Control+K");
  await page.keyboard.type("lighthouse");
  await expect(active).toContainText("lighthouse");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("text");
  await page.keyboard.press("Enter");
  await expect.poll(clipboard).toBe("When does the lighthouse open?");
  await page.keyboard.press("Control+K");
  await page.keyboard.type("#otter");
  await expect(active).toContainText("src/pier.ts");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/file=\d+&lines=1$/);

  // Without opening it: rename, move, and another tab.
  await page.keyboard.press("Control+K");
  await page.keyboard.type("groc");
  await expect(active).toContainText("Groceries");
  await page.keyboard.press("ArrowRight");
  await expect(active).toContainText("Rename");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Groceries");
  await field.fill("Shopping list");
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
  await page.keyboard.press("Control+K");
  await page.keyboard.type("shop");
  await expect(active).toContainText("Shopping list");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("move");
  await page.keyboard.press("Enter");
  await expect(active).toContainText("Harbour");
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
  await page.keyboard.press("Control+K");
  await page.keyboard.type("harb shop");
  await expect(active).toContainText("Shopping list");
  const opened = page.context().waitForEvent("page");
  await page.keyboard.press("Control+Enter");
  const tab = await opened;
  await expect(tab.getByRole("heading", { level: 1, name: "Shopping list" })).toBeVisible();
  await tab.close();

  // Commands and models.
  await field.fill(">");
  await expect(option(/Groceries|Shopping/)).toHaveCount(0);
  await expect(option(/^New chat/)).toBeVisible();
  await field.fill("@other");
  await expect(active).toContainText("acme/other");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Model: other" })).toBeVisible();
  await page.keyboard.press("Control+K");
  await page.keyboard.type("zzzz nothing");
  await expect(palette.getByText("Nothing was found")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
});

test("the palette and the sheet are accessible in both themes", async ({ page, account }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await seeder(page, account).chat("A chat");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Find anything", exact: true }).click();
  await expect(page.getByRole("option", { name: /A chat/ })).toBeVisible();
  await isClean(page, "palette");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await isClean(page, "sheet");
});

test("a text is found in messages that are not loaded, and messages are walked by keys and by the outline", async ({
  page,
  account,
}) => {
  const turns = Array.from({ length: 400 }, (_, n) =>
    n % 2
      ? `Answer ${n}\n\n${"Many words. ".repeat(20)}`
      : `Question ${n}${n === 20 ? " about the Lighthouse, lighthouses" : ""}`,
  );
  const chatId = await seeder(page, account).chat("Long", turns);
  await page.goto(`/chats/${chatId}`);
  await expect(answers(page).last()).toContainText("Answer 399");
  await expect(composer(page)).toBeFocused();

  await page.keyboard.press("Control+F");
  const bar = page.getByRole("search", { name: "Find in this chat" });
  await expect(bar.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("lighthouse");
  await expect(bar.getByRole("status")).toHaveText("1 of 2");
  const hit = questions(page).filter({ hasText: "Question 20 about" });
  await expect(hit).toBeInViewport();
  await expect(bar.getByRole("textbox")).toBeFocused();
  const marked = () =>
    page.evaluate(() =>
      ["found", "found-here"].map((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range))),
    );
  await expect.poll(marked).toEqual([["Lighthouse", "lighthouse"], ["Lighthouse"]]);
  await page.keyboard.press("Enter");
  await expect(bar.getByRole("status")).toHaveText("2 of 2");
  await expect.poll(marked).toEqual([["Lighthouse", "lighthouse"], ["lighthouse"]]);
  await bar.getByRole("button", { name: "Whole words" }).click();
  await expect(bar.getByRole("status")).toHaveText("1 of 1");
  await bar.getByRole("button", { name: "Match case" }).click();
  await expect(bar.getByRole("status")).toHaveText("No hits");
  await isClean(page, "find");
  // Escape goes back to where one read, and the focus to where it was.
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(answers(page).filter({ hasText: "Answer 399" })).toBeInViewport();
  await expect(composer(page)).toBeFocused();
  expect(await marked()).toEqual([[], []]);

  // From question to question, and from message to message.
  const outline = page.getByRole("navigation", { name: "Your questions" });
  await outline.getByRole("button", { name: /^Question \d+ of 200: Question 0$/ }).focus();
  await page.keyboard.press("Enter");
  const first = questions(page).filter({ hasText: /^Question 0/ });
  await expect(first).toBeFocused();
  await page.keyboard.press("j");
  await expect(answers(page).filter({ hasText: /^Answer 1\D/ })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(answers(page).filter({ hasText: /^Answer 1\D/ })).toBeFocused();
  await page.keyboard.press("Shift+Escape");
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type("jk");
  await expect(composer(page)).toHaveValue("jk");
  await page.keyboard.press("Control+Shift+C");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("Answer 399");
});
