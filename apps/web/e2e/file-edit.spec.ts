import type { Page } from "@playwright/test";
import { type Account, copied, expect, filesPanel, fileText, inTree, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const TEXT = "one\ntwo\nthree\n";

async function openNotes(page: Page, account: Account, title = "notes.txt") {
  const chatId = await seeder(page, account).chat("Notes", ["Write", block(title, "text", TEXT)]);
  const files = `/api/users/${account.id}/chats/${chatId}/files`;
  const { chatFiles } = await (await page.request.get(files)).json();
  const file: { id: number } = chatFiles[0];
  await page.goto(`/chats/${chatId}?file=${file.id}`);
  await expect(fileText(page, title)).toContainText("three");
  return {
    chatId,
    file,
    panel: filesPanel(page),
    text: fileText(page, title),
    /** What a program would do meanwhile. */
    change: async (data: object) => {
      const response = await page.request.patch(`${files}/${file.id}`, { data });
      expect(response.ok()).toBe(true);
    },
    versions: async () => {
      const all = await (await page.request.get(`${files}?include=text`)).json();
      return all.chatFiles.map(({ text, note, title }: Record<string, string>) => ({ text, note, title }));
    },
  };
}

test("an edit is saved as a new version with a note, and everything knows of it", async ({ page, account }) => {
  const { panel, text, versions } = await openNotes(page, account);
  await text.focus();
  await page.keyboard.press("e");
  await expect(panel.getByRole("button", { name: "Save" })).toBeDisabled();
  await expect(text).toBeFocused();
  await page.keyboard.type("zero\n");
  await expect(panel.getByText("Not saved")).toBeVisible();
  await panel.getByRole("textbox", { name: "Note on the new version" }).fill("Counts from zero");
  await text.focus();
  await page.keyboard.press("Control+s");
  await expect(panel.getByText("Version 2 is saved")).toBeVisible();
  expect(await versions()).toEqual([
    expect.objectContaining({ text: TEXT, note: null }),
    expect.objectContaining({ text: `zero\n${TEXT}`, note: "Counts from zero" }),
  ]);
  await panel.getByRole("button", { name: "Done" }).click();
  await expect(panel.getByRole("button", { name: /^v2 of 2/ })).toBeVisible();
  expect(await copied(page, panel.getByRole("button", { name: "Copy file" }))).toBe(`zero\n${TEXT}`);
  await panel.getByRole("button", { name: "All files" }).click();
  await expect(inTree(panel, "notes.txt")).toContainText("2 versions");
});

test("what is not saved survives a reload and closing the panel, and can be discarded and brought back", async ({
  page,
  account,
}) => {
  const { panel, text, versions } = await openNotes(page, account);
  await panel.getByRole("button", { name: "Edit" }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type("draft\n");
  await expect(panel.getByText("Not saved")).toBeVisible();
  await page.reload();
  await expect(text).toContainText("draft");
  await expect(panel.getByText("Not saved")).toBeVisible();
  await panel.getByRole("button", { name: "Close files" }).click();
  await expect(panel).toHaveCount(0);

  await page.getByRole("button", { name: "Files 1" }).click();
  await expect(inTree(panel, "notes.txt")).toContainText("unsaved changes");
  await inTree(panel, "notes.txt").click();
  await expect(panel.getByText("You have unsaved changes in this file.")).toBeVisible();
  await expect(text).not.toContainText("draft");
  await panel.getByRole("button", { name: "Discard" }).click();
  await expect(panel.getByText("You have unsaved changes in this file.")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await panel.getByRole("button", { name: "Go on editing" }).click();
  await expect(text).toContainText("draft");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("Version 2 is saved")).toBeVisible();
  expect(await versions()).toHaveLength(2);
  await panel.getByRole("button", { name: "Done" }).click();
  await expect(panel.getByText("You have unsaved changes in this file.")).toHaveCount(0);
});

test("a file that was changed meanwhile is never overwritten unasked", async ({ page, account }) => {
  const { panel, text, change, versions } = await openNotes(page, account);
  await panel.getByRole("button", { name: "Edit" }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type("mine\n");
  await change({ text: `${TEXT}theirs\n` });
  await page.keyboard.press("Control+s");
  const conflict = panel.getByRole("region", { name: "The file has changed meanwhile" });
  await expect(conflict).toContainText("version 2 came meanwhile");
  expect(await versions()).toHaveLength(2);
  await conflict.getByRole("button", { name: "See the difference" }).click();
  const difference = panel.getByRole("region", { name: "Your text of notes.txt compared with the newest" });
  await expect(difference).toContainText("theirs");
  await expect(difference).toContainText("mine");
  await conflict.getByRole("button", { name: "Go on editing" }).click();
  await expect(text).toContainText("mine");
  await conflict.getByRole("button", { name: "Save mine as the newest" }).click();
  await expect(panel.getByText("Version 3 is saved")).toBeVisible();
  await expect(conflict).toHaveCount(0);
  expect((await versions()).map(({ text }: { text: string }) => text)).toEqual([
    TEXT,
    `${TEXT}theirs\n`,
    `mine\n${TEXT}`,
  ]);
});

test("on a phone Escape closes the search in the text before the panel, and loses nothing that is written", async ({
  page,
  account,
}) => {
  const { text } = await openNotes(page, account);
  await page.setViewportSize({ width: 390, height: 844 });
  const sheet = page.getByRole("dialog", { name: "Files" });
  await sheet.getByRole("button", { name: "Edit" }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type("mine\n");
  await page.keyboard.press("Control+f");
  await expect(sheet.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet.getByRole("textbox", { name: "Find" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(text).toContainText("mine");
  await expect(sheet.getByText("Not saved", { exact: true })).toBeVisible();
  await sheet.getByRole("textbox", { name: "Note on the new version" }).focus();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.getByRole("button", { name: /^Files/ }).click();
  await expect(sheet.getByRole("treeitem", { name: /notes\.txt.*unsaved/ })).toBeVisible();
});

test("in a conflict, mine can be discarded for the newer version", async ({ page, account }) => {
  const { panel, text, change, versions } = await openNotes(page, account);
  await panel.getByRole("button", { name: "Edit" }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type("mine\n");
  await change({ text: "theirs\n" });
  await page.keyboard.press("Control+s");
  await panel.getByRole("button", { name: "Discard mine" }).click();
  await expect(panel.getByRole("button", { name: /^v2 of 2/ })).toBeVisible();
  await expect(text).toContainText("theirs");
  await expect(text).not.toContainText("mine");
  expect(await versions()).toHaveLength(2);
});

test("a file is renamed, and a path that is taken or cannot be is said beside the field", async ({ page, account }) => {
  const { chatId, panel, versions } = await openNotes(page, account);
  await page.request.post(`/api/users/${account.id}/chats/${chatId}/files`, {
    data: { files: [{ title: "taken.txt", text: "x\n" }] },
  });
  await panel.getByRole("button", { name: "Options for this file" }).click();
  await page.getByRole("menuitem", { name: "Rename or move" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename or move" });
  const path = dialog.getByRole("textbox", { name: "Path" });
  await expect(path).toBeFocused();
  await path.fill("../notes.txt");
  await expect(dialog.getByText("Remove .. from the title", { exact: false })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Rename" })).toBeDisabled();
  await path.fill("taken.txt");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Another file of this chat is called taken.txt")).toBeVisible();
  await expect(path).toHaveAttribute("aria-invalid", "true");
  await path.fill("docs/guide/notes.txt");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByRole("heading", { name: "docs/guide/notes.txt" })).toBeVisible();
  await panel.getByRole("tab", { name: "History" }).click();
  await expect(panel.getByRole("listitem").first()).toContainText("Renamed from notes.txt");
  expect((await versions()).map(({ title }: { title: string }) => title)).toEqual([
    "notes.txt",
    "taken.txt",
    "docs/guide/notes.txt",
  ]);
  await panel.getByRole("button", { name: "All files" }).click();
  await expect(inTree(panel, "guide")).toContainText("1 file");
});

test("the menu of a file is reached by its key, copies its path, and gives the focus back", async ({
  page,
  account,
}) => {
  const { panel } = await openNotes(page, account, "docs/notes.txt");
  await panel.getByRole("button", { name: "All files" }).click();
  const row = inTree(panel, "notes.txt");
  await expect(row).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: "Open" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Copy path" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("docs/notes.txt");
  await expect(row).toBeFocused();
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "Path" })).toHaveValue("docs/notes.txt");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(panel).toBeVisible();
  await row.focus();
  await page.keyboard.press("Delete");
  await expect(panel.getByText("No files yet")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
});
