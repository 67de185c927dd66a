import { answers, ask, copied, expect, filesPanel, fileText, inTree, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const V1 = "services:\n  web:\n    image: web\n";
const V2 = "services:\n  web:\n    image: web:2\n  db:\n    image: postgres\n";
const compose = (text: string) => `Here it is.\n\n${block("deploy/compose.yml", "yaml", text)}`;

test("a file has a version for every change, and says when a newer one exists", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1), "two", compose(V2)]);
  await page.goto(`/chats/${chatId}`);
  await answers(page).first().getByRole("button", { name: "deploy/compose.yml v1", exact: true }).click();
  const panel = filesPanel(page);
  const text = fileText(panel, "deploy/compose.yml");
  await expect(panel.getByText("Version 1 of 2", { exact: false })).toBeVisible();
  expect(await copied(page, panel.getByRole("button", { name: "Copy file" }))).toBe(V1);
  const address = page.url();

  await panel.getByRole("button", { name: "Show newest" }).click();
  await expect(text).toContainText("postgres");
  await expect(panel.getByText("Version 1 of 2", { exact: false })).toHaveCount(0);
  await panel.getByRole("button", { name: /^v2 of 2/ }).click();
  await page.getByRole("menuitemradio", { name: /^v1/ }).click();
  await expect(text).not.toContainText("postgres");

  await page.goto(address);
  await expect(panel.getByText("Version 1 of 2", { exact: false })).toBeVisible();
  await panel.getByRole("button", { name: "All files" }).click();
  await expect(inTree(panel, "deploy")).toContainText("1 file");
  await expect(inTree(panel, "compose.yml")).toContainText("2 versions");
});

test("an answer that changes an open file brings its new version", async ({ page, account, provider }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1)]);
  await page.goto(`/chats/${chatId}?panel=files`);
  const panel = filesPanel(page);
  await inTree(panel, "compose.yml").click();
  await expect(panel.getByText("v1", { exact: true })).toBeVisible();
  provider.next({ pieces: [compose(V2)] });
  await ask(page, "Add a database");
  await settled(answers(page).last());
  await panel.getByRole("button", { name: "Show newest" }).click();
  await expect(fileText(panel, "deploy/compose.yml")).toContainText("postgres");
});

test("the panel takes the focus, closes with Escape, and gives the focus back", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1)]);
  await page.goto(`/chats/${chatId}`);
  const opener = page.getByRole("button", { name: "Files 1" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const panel = filesPanel(page);
  await expect(inTree(panel, "compose.yml")).toBeVisible();
  await expect(panel.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("button", { name: "Add", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("link", { name: "Download all" })).toBeFocused();
  const row = inTree(panel, "compose.yml");
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(fileText(panel, "deploy/compose.yml")).toBeVisible();
  await expect(panel.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("button", { name: "All files" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("a chat without files explains where they come from", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Only words", ["hello", "Good morning."]);
  await page.goto(`/chats/${chatId}?panel=files`);
  await expect(filesPanel(page).getByText("No files yet")).toBeVisible();
  await expect(filesPanel(page).getByRole("link", { name: "Download all" })).toHaveCount(0);
});

test("an address of a file that is gone leads to the others", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1)]);
  await page.goto(`/chats/${chatId}?file=999999`);
  const panel = filesPanel(page);
  await expect(panel.getByText("This file is not in the chat")).toBeVisible();
  await panel.getByRole("button", { name: "Show all files" }).click();
  await expect(inTree(panel, "compose.yml")).toBeVisible();
});

test("a file of 20,000 lines opens at once, whole and in order", async ({ page, account }) => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `export const value${n} = "line ${n + 1}";`);
  const text = `${lines.join("\n")}\n`;
  const chatId = await seeder(page, account).chat("Large", [
    "one",
    block("generated.ts", "typescript", "export {};\n"),
  ]);
  const listed = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  const { chat_conversation_message_id } = listed.chatFiles[0];
  const stored = await page.request.post(
    `/api/users/${account.id}/chats/${chatId}/files/${chat_conversation_message_id}`,
    {
      data: { title: "generated.ts", language: "typescript", extension: "ts", text },
    },
  );
  expect(stored.ok()).toBe(true);
  const { chatFile } = await stored.json();
  await page.goto(`/chats/${chatId}?file=${chatFile.id}`);
  const panel = filesPanel(page);
  const shown = fileText(panel, "generated.ts");
  await expect(shown).toContainText('"line 1"');
  await expect(panel.getByText("20,000 lines")).toBeVisible();
  await shown.focus();
  await page.keyboard.press("Control+End");
  await expect(shown.getByText('"line 20000"')).toBeInViewport();
  expect(await copied(page, panel.getByRole("button", { name: "Copy file" }))).toBe(text);

  await shown.focus();
  await page.keyboard.press("Control+f");
  const search = panel.getByRole("textbox", { name: "Find" });
  await expect(search).toBeFocused();
  await search.pressSequentially("line 12345");
  await page.keyboard.press("Enter");
  const found = shown.locator(".cm-searchMatch-selected");
  await expect(found).toHaveText("line 12345");
  await expect(found).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await expect(panel).toBeVisible();
});

test("the list is narrowed by words of the path and by language", async ({ page, account }) => {
  const names = [
    "src/app/main.ts",
    "src/app/menu.ts",
    "src/lib/main.py",
    "README.md",
    "deploy/compose.yml",
    "a.ts",
    "b.ts",
  ];
  const text = names.map((name) => block(name, name.split(".").at(-1)!, `${name}\n`)).join("\n");
  const chatId = await seeder(page, account).chat("Many", ["one", text]);
  await page.goto(`/chats/${chatId}?panel=files`);
  const panel = filesPanel(page);
  await expect(panel.getByRole("status")).toContainText("7 files");
  await panel.getByRole("searchbox", { name: "Filter the files" }).fill("MAIN src");
  await expect(panel.getByRole("status")).toContainText("2 of 7 files");
  await expect(inTree(panel, "main.py")).toBeVisible();
  await panel.getByRole("combobox", { name: "Language" }).selectOption({ label: "TypeScript (4)" });
  await expect(panel.getByRole("status")).toContainText("1 of 7 files");
  await expect(inTree(panel, "main.ts")).toBeVisible();
  await panel.getByRole("searchbox", { name: "Filter the files" }).fill("nothing");
  await panel.getByRole("button", { name: "Show all files" }).click();
  await expect(panel.getByRole("status")).toContainText("7 files");
});
