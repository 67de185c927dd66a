import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { type Account, copied, expect, filesPanel, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";
import { unzip } from "./unzip.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const tree = (page: Page) => page.getByRole("tree", { name: "Files of the template" });
const yours = (page: Page) => page.getByRole("list", { name: "Your templates" });

const FILES = [
  { title: "{{name}}/main.ts", text: 'export const name = "{{name | What it is called}}"; // {{port=3000}}\n' },
  { title: "README.md", text: "# {{name}}\n" },
];

async function newTemplate(page: Page, { id }: Account, name = "Web service"): Promise<number> {
  const data = { name, description: "How services begin", files: FILES };
  const response = await page.request.post(`/api/users/${id}/collections`, { data });
  expect(response.status()).toBe(201);
  return (await response.json()).collection.id;
}

test("a template is made of the files of a chat, and its files are edited", async ({ page, account }) => {
  const text = block("src/main.ts", "ts", "export {};\n") + block("deploy.yml", "yaml", "on: push\n");
  await seeder(page, account).chat("Harbour", ["Please", text]);
  await page.goto("/");
  await page.getByRole("button", { name: account.email }).click();
  await page.getByRole("menuitem", { name: "Templates" }).click();
  await expect(page.getByText("No templates of your own yet")).toBeVisible();
  await page.getByRole("button", { name: "New template" }).click();
  const dialog = page.getByRole("dialog", { name: "New template" });
  await dialog.getByRole("button", { name: "Create template" }).click();
  await expect(dialog.getByText("Give it a name")).toBeVisible();
  await dialog.getByLabel("Name").fill("Harbour kit");
  await dialog.getByLabel("Files from").selectOption({ label: "Harbour" });
  await dialog.getByRole("button", { name: "Create template" }).click();
  await expect(heading(page, "Harbour kit")).toBeVisible();
  await expect(tree(page).getByRole("treeitem", { name: "main.ts" })).toBeVisible();
  await tree(page).getByRole("treeitem", { name: "deploy.yml" }).click();
  const editor = page.getByRole("textbox", { name: "Text of deploy.yml" });
  await expect(editor).toContainText("on: push");

  await page.getByRole("button", { name: "Edit", exact: true }).last().click();
  await expect(editor).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# {{branch}}");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Rename the file" })).toBeVisible();
  await expect(editor).toContainText("# {{branch}}");

  await page.getByRole("button", { name: "Rename the file" }).click();
  const rename = page.getByRole("dialog", { name: "Rename file" });
  await rename.getByLabel("Path").fill("../deploy.yml");
  await rename.getByRole("button", { name: "Rename" }).click();
  await expect(rename.getByText("Remove .. from the title", { exact: false })).toBeVisible();
  await rename.getByLabel("Path").fill("ci/deploy.yml");
  await rename.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("textbox", { name: "Text of ci/deploy.yml" })).toContainText("# {{branch}}");
  await page.getByRole("button", { name: "Remove the file" }).click();
  await expect(tree(page).getByRole("treeitem", { name: "deploy.yml" })).toHaveCount(0);

  await page.getByRole("button", { name: "New file" }).click();
  await page.getByRole("dialog", { name: "New file" }).getByLabel("Path").fill("notes.md");
  await page.getByRole("button", { name: "Create file" }).click();
  await expect(page.getByRole("textbox", { name: "Text of notes.md" })).toBeFocused();
  await page.keyboard.type("Notes");
  await tree(page).getByRole("treeitem", { name: "main.ts" }).click();
  await expect(page.getByRole("textbox", { name: "Text of src/main.ts" })).toBeVisible();
  await page.reload();
  await tree(page).getByRole("treeitem", { name: "notes.md" }).click();
  await expect(page.getByText("You have unsaved changes in this file.")).toBeVisible();
  await page.getByRole("button", { name: "Go on editing" }).click();
  await expect(page.getByRole("textbox", { name: "Text of notes.md" })).toContainText("Notes");
  const isOutdated = page.getByText("The file has been saved elsewhere since you began.", { exact: false });
  await expect(isOutdated).toHaveCount(0);
  const elsewhere = { put: [{ title: "notes.md", text: "Written by another" }] };
  const address = `/api/users/${account.id}/collections/${page.url().match(/collections\/(\d+)/)?.[1]}`;
  expect((await page.request.patch(address, { data: elsewhere })).ok()).toBe(true);
  await page.reload();
  await tree(page).getByRole("treeitem", { name: "notes.md" }).click();
  await page.getByRole("button", { name: "Go on editing" }).click();
  await expect(isOutdated).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Rename the file" })).toBeVisible();
  await page.reload();
  await tree(page).getByRole("treeitem", { name: "notes.md" }).click();
  await expect(page.getByRole("textbox", { name: "Text of notes.md" })).toContainText("Notes");
});

test("a shared template is read by a visitor until it is shared no more", async ({
  page,
  account,
  browser,
  server,
}) => {
  const id = await newTemplate(page, account);
  await page.goto(`/collections/${id}`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share template" });
  const isShared = dialog.getByRole("switch", { name: /Anyone with the link/ });
  await expect(isShared).not.toBeChecked();
  await isShared.check();
  const address = await copied(page, dialog.getByRole("button", { name: "Copy the link" }));
  expect(address).toMatch(new RegExp(`^${server.url}/c/[A-Za-z0-9_-]{43}$`));

  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto(address);
  await expect(heading(visitor, "Web service")).toBeVisible();
  await expect(visitor.getByRole("link", { name: "Sign in to use it" })).toBeVisible();
  await expect(visitor.getByRole("button", { name: "Insert" })).toHaveCount(0);
  await tree(visitor).getByRole("treeitem", { name: "README.md" }).click();
  await expect(visitor.getByRole("textbox", { name: "Text of README.md" })).toContainText("# {{name}}");
  await isClean(visitor, "shared");
  const [download] = await Promise.all([
    visitor.waitForEvent("download"),
    visitor.getByRole("link", { name: "Download" }).click(),
  ]);
  const files = unzip(await readFile(await download.path()));
  expect(Object.fromEntries(files)).toEqual(Object.fromEntries(FILES.map(({ title, text }) => [title, text])));

  await isShared.uncheck();
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveCount(0);
  await visitor.reload();
  await expect(heading(visitor, "There is nothing here")).toBeVisible();
  await context.close();
});

test("whoever is signed in copies a shared template", async ({ page, account }) => {
  const id = await newTemplate(page, account);
  const shared = await page.request.post(`/api/users/${account.id}/collections/${id}/share`);
  const { link } = (await shared.json()).collection;
  await page.goto(`/c/${link}`);
  await expect(page.getByRole("link", { name: "Edit" })).toBeVisible();
  await page.getByRole("button", { name: "Copy to my templates" }).click();
  await expect(page).toHaveURL(/\/collections\/\d+$/);
  await page.goto("/collections");
  await expect(yours(page).getByRole("listitem")).toHaveCount(2);
});

test("a template is inserted with its blanks filled in, and what it meets is told before", async ({
  page,
  account,
}) => {
  const chatId = await seeder(page, account).chat("Harbour", ["Please", block("shop/main.ts", "ts", "old\n")]);
  const id = await newTemplate(page, account);
  await page.goto(`/collections/${id}`);
  await page.getByRole("button", { name: "Insert" }).click();
  const dialog = page.getByRole("dialog", { name: "Insert “Web service”" });
  await expect(dialog.getByLabel("Into")).toHaveValue(`chat:${chatId}`);
  await expect(dialog.getByLabel("port")).toHaveAttribute("placeholder", "3000");
  await dialog.getByRole("button", { name: "Insert 2 files" }).click();
  await expect(dialog.getByText("This has to be filled in")).toBeVisible();
  await isClean(page, "insert", ["region"]);
  await dialog.getByLabel("What it is called").fill("shop");
  const paths = dialog.getByRole("list", { name: "Files that will be inserted" }).getByRole("listitem");
  await expect(paths.filter({ hasText: "shop/main.ts" })).toContainText("makes version 2 of main.ts");
  await dialog.getByRole("button", { name: "Insert 2 files" }).click();
  await expect(page).toHaveURL(new RegExp(`/chats/${chatId}\\?`));
  await expect(filesPanel(page).getByText("README.md").first()).toBeVisible();
  const response = await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`);
  const { chatFiles } = await response.json();
  const seen = chatFiles.map(({ title, text, version, author }: Record<string, unknown>) => [
    title,
    text,
    version,
    author,
  ]);
  expect(seen).toContainEqual(["shop/main.ts", 'export const name = "shop"; // 3000\n', 2, "user"]);
  expect(seen).toContainEqual(["README.md", "# shop\n", 1, "user"]);
});

test("a template is inserted into a chat that is made for it", async ({ page, account }) => {
  const id = await newTemplate(page, account);
  await page.goto(`/collections/${id}`);
  await page.getByRole("button", { name: "Insert" }).click();
  const dialog = page.getByRole("dialog", { name: "Insert “Web service”" });
  await expect(dialog.getByLabel("Into")).toHaveValue("new");
  await dialog.getByLabel("What it is called").fill("shop");
  await dialog.getByRole("button", { name: "Insert 2 files" }).click();
  await expect(page.getByRole("heading", { name: "Web service" })).toBeVisible();
  await expect(filesPanel(page).getByText("README.md").first()).toBeVisible();
});

test("a template to begin with goes into a project as a new chat, only the folder that is wanted", async ({
  page,
  account,
}) => {
  const seed = seeder(page, account);
  const projectId = await seed.project("Harbour");
  await page.goto("/collections");
  const starters = page.getByRole("list", { name: "Templates to begin with" });
  await expect(starters.getByRole("listitem")).toHaveCount(3);
  await starters.getByRole("link").first().click();
  await page.getByRole("button", { name: "Insert" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Into")).toHaveValue(`project:${projectId}`);
  await dialog.getByLabel("Which files").selectOption({ label: "What is in go" });
  await dialog.getByRole("button", { name: "Insert 3 files" }).click();
  await expect(page).toHaveURL(/\/chats\/\d+\?/);
  await expect(filesPanel(page).getByText("compose.yaml").first()).toBeVisible();
  const response = await page.request.get(`/api/users/${account.id}/projects/${projectId}/chats`);
  expect((await response.json()).chats).toHaveLength(1);
});

test("the files of a chat are saved as a template from its menu", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Harbour", ["Please", block("src/main.ts", "ts", "export {};\n")]);
  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole("button", { name: /^Files/ })).toContainText("1");
  await page.getByRole("button", { name: "Options for this chat" }).click();
  await page.getByRole("menuitem", { name: "Save files as template" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as template" });
  await expect(dialog.getByLabel("Name")).toHaveValue("Harbour");
  await dialog.getByLabel("Name").fill("Kept");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(page.getByText("Saved “Kept”")).toBeVisible();
  await page.goto("/collections");
  await expect(yours(page).getByRole("link", { name: /Kept/ })).toContainText("1 file");
});

test("a file and a folder are saved as templates where they are listed", async ({ page, account }) => {
  const files = block("src/a.ts", "ts", "export {};\n") + block("src/b.ts", "ts", "1;\n") + block("c.ts", "ts", "2;\n");
  const chatId = await seeder(page, account).chat("Harbour", ["Please", files]);
  await page.goto(`/chats/${chatId}?panel=files`);
  const rows = filesPanel(page).getByRole("treeitem");
  const dialog = page.getByRole("dialog", { name: "Save as template" });
  await rows.filter({ hasText: "src" }).first().focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Save as template" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("src");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Options for c.ts" }).click();
  await page.getByRole("menuitem", { name: "Save as template" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("c.ts");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto("/collections");
  await expect(yours(page).getByRole("link", { name: /src/ })).toContainText("2 files");
  await expect(yours(page).getByRole("link", { name: /c\.ts/ })).toContainText("1 file");
});

test("a zip comes in, and goes out with the same files", async ({ page, account }) => {
  const id = await newTemplate(page, account);
  const zip = await (await page.request.get(`/api/users/${account.id}/collections/${id}/archive.zip`)).body();
  await page.goto("/collections");
  await page
    .getByLabel("Zip to import")
    .setInputFiles({ name: "From a zip.zip", mimeType: "application/zip", buffer: zip });
  await expect(heading(page, "From a zip")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("From a zip.zip");
  expect(unzip(await readFile(await download.path()))).toEqual(unzip(zip));
});

test("a deleted template comes back with Undo, and from the trash", async ({ page, account }) => {
  const id = await newTemplate(page, account);
  await page.goto(`/collections/${id}`);
  const remove = page.getByRole("button", { name: "Delete the template" });
  await remove.click();
  await expect(heading(page, "Templates")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(heading(page, "Web service")).toBeVisible();
  await remove.click();
  await expect(page.getByText("No templates of your own yet")).toBeVisible();
  await page.goto("/trash");
  await page.getByRole("button", { name: "Restore Web service" }).click();
  await page.getByRole("link", { name: "Open Web service" }).click();
  await expect(heading(page, "Web service")).toBeVisible();
});

test.describe("in both themes", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the screens of templates are accessible", async ({ page, account }) => {
    await page.goto("/collections");
    await expect(page.getByText("No templates of your own yet")).toBeVisible();
    await isClean(page, "empty");
    const id = await newTemplate(page, account);
    await page.goto("/collections");
    await expect(yours(page).getByRole("listitem")).toHaveCount(1);
    await isClean(page, "list");
    await page.goto(`/collections/${id}`);
    await tree(page).getByRole("treeitem", { name: "README.md" }).click();
    await expect(page.getByRole("textbox", { name: "Text of README.md" })).toContainText("# {{name}}");
    await isClean(page, "template");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("switch").check();
    await expect(page.getByLabel("Link", { exact: true })).toBeVisible();
    await isClean(page, "share", ["region"]);
  });
});

test("on a phone, the files take turns with the list of them", async ({ page, account }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await newTemplate(page, account);
  await page.goto(`/collections/${id}`);
  await tree(page).getByRole("treeitem", { name: "main.ts" }).click();
  await expect(tree(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Back to the files" }).click();
  await tree(page).getByRole("treeitem", { name: "README.md" }).click();
  await expect(page.getByRole("textbox", { name: "Text of README.md" })).toContainText("# {{name}}");
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWide).toBe(false);
});
