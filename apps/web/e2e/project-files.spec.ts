import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { copied, expect, filesPanel, PASSWORD, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";
import { unzip } from "./unzip.ts";

const OLD = "FROM node:20\nCMD node main.js\n";
const NEW = "FROM node:24\nCMD node main.js\n";
const MAIN = "export const pier = 1;\nexport const ship = 2;\nexport const crane = 3;\n";

/** A project of two chats that do not agree about the Dockerfile. */
async function harbour(page: Page, account: { id: number; email: string }) {
  const seed = seeder(page, account);
  const projectId = await seed.project("Harbour");
  const first = await seed.chat("First", [], projectId);
  const second = await seed.chat("Second", [], projectId);
  await seed.files(first, { Dockerfile: OLD, "src/main.ts": MAIN, "src/app/routes.ts": "export {};\n" });
  await seed.files(second, { Dockerfile: NEW, "db/schema.sql": "SELECT 1;\n" });
  return { projectId, first, second };
}

const row = (page: Page | Locator, name: RegExp) => page.getByRole("treeitem", { name });
const text = (page: Page, path: string) => page.getByRole("textbox", { name: `Text of ${path}` });
const add = (page: Page | Locator) => page.getByRole("button", { name: "Add", exact: true });

/** Chooses files through the browser's own dialog. */
async function choose(page: Page, button: Locator, files: Parameters<Page["setInputFiles"]>[1]) {
  const opened = page.waitForEvent("filechooser");
  await button.click();
  await (await opened).setFiles(files);
}

/** Drops files on a place, as the system would. */
async function drop(page: Page, place: Locator, files: { name: string; content: string | number[] }[]) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, content } of files) {
      transfer.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
    }
    return transfer;
  }, files);
  await place.dispatchEvent("drop", { dataTransfer });
}

test("a project shows the files of its chats as one tree, and the choice where they disagree", async ({
  page,
  account,
}) => {
  const { projectId, second } = await harbour(page, account);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("link", { name: "Files 4" }).click();
  await expect(row(page, /^src/)).toBeVisible();
  await row(page, /^Dockerfile.*2 different texts/).click();
  await expect(text(page, "Dockerfile")).toContainText("node:24");
  const file = page.getByRole("region", { name: "File Dockerfile" });
  await expect(file.getByRole("link", { name: "Second" })).toHaveAttribute(
    "href",
    new RegExp(`^/chats/${second}\\?file=`),
  );

  await file.getByRole("tab", { name: "Chats (2)" }).click();
  const differences = page.getByRole("region", { name: "Differences at Dockerfile" });
  await expect(differences).toContainText("node:20");
  await file.getByRole("button", { name: "Use this one: First" }).click();
  await expect(file.getByText("You chose what is used")).toBeVisible();
  await file.getByRole("tab", { name: "Text" }).click();
  await expect(text(page, "Dockerfile")).toContainText("node:20");

  await page.reload();
  await expect(text(page, "Dockerfile")).toContainText("node:20");
  await file.getByRole("tab", { name: "Chats (2)" }).click();
  await file.getByRole("button", { name: "Use the newest again" }).click();
  await expect(file.getByText("The newest is used until")).toBeVisible();
  await file.getByRole("tab", { name: "Text" }).click();
  await expect(text(page, "Dockerfile")).toContainText("node:24");

  await file.getByRole("link", { name: "Open in its chat" }).click();
  await expect(page).toHaveURL(new RegExp(`/chats/${second}\\?file=\\d+`));
  await expect(filesPanel(page).getByRole("textbox", { name: "Text of Dockerfile" })).toContainText("node:24");
});

test("files of a project are pinned, filtered, and have addresses down to their lines", async ({ page, account }) => {
  const { projectId } = await harbour(page, account);
  await page.goto(`/projects/${projectId}/files?path=src/main.ts&lines=2-3`);
  const file = page.getByRole("region", { name: "File src/main.ts" });
  await expect(text(page, "src/main.ts")).toContainText("ship");
  await expect(file.getByText("Lines 2–3")).toBeVisible();
  const link = await copied(page, file.getByRole("button", { name: "Copy link to these lines" }));
  expect(new URL(link).pathname + new URL(link).search).toBe(`/projects/${projectId}/files?path=src/main.ts&lines=2-3`);

  await file.getByRole("button", { name: "Pin", exact: true }).click();
  const pinned = page.getByRole("region", { name: /^Pinned/ });
  await expect(pinned.getByRole("button", { name: "src/main.ts", exact: true })).toBeVisible();
  await page.reload();
  await expect(file.getByRole("button", { name: "Unpin", exact: true })).toBeVisible();
  await pinned.getByRole("button", { name: "Unpin src/main.ts" }).click();
  await expect(pinned).toHaveCount(0);

  const list = page.getByRole("region", { name: "Files of the project" });
  await list.getByRole("searchbox", { name: "Filter the files" }).fill("ts src");
  await expect(list.getByText("2 of 4 files")).toBeVisible();
  await expect(row(list, /^Dockerfile/)).toHaveCount(0);
  await list.getByRole("combobox", { name: "Language" }).selectOption("sql");
  await expect(list.getByText("No file fits")).toBeVisible();
  await list.getByRole("button", { name: "Show all files" }).click();
  await list.getByRole("button", { name: "1 path with more than one text" }).click();
  await expect(list.getByRole("treeitem")).toHaveCount(1);
});

test("beside a chat of a project, files are pinned, compared with other chats, and downloaded by the folder", async ({
  page,
  account,
}) => {
  const { first } = await harbour(page, account);
  await page.goto(`/chats/${first}?panel=files`);
  const panel = filesPanel(page);
  await row(panel, /^src/).focus();
  await page.keyboard.press("Shift+F10");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Download the folder" }).click(),
  ]);
  expect([...unzip(await readFile(await download.path())).keys()]).toEqual(["src/app/routes.ts", "src/main.ts"]);
  await row(panel, /^Dockerfile/).focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Pin: sent with every question" }).click();
  await expect(row(panel, /^Dockerfile.*pinned/)).toBeFocused();

  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Compare the chats" }).click();
  const differences = panel.getByRole("region", { name: "Differences at Dockerfile" });
  await expect(differences).toContainText("First v1");
  await expect(differences).toContainText("Second v1");
  await expect(differences).toContainText("node:24");
  const link = await copied(page, panel.getByRole("button", { name: "Copy link to this comparison" }));
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(differences).toContainText("node:24");
  await panel.getByRole("button", { name: "Use this one: First" }).click();
  await expect(panel.getByText("You chose what is used")).toBeVisible();
  await panel.getByRole("button", { name: "Options for this file" }).click();
  await page.getByRole("menuitem", { name: "Unpin" }).click();
  await panel.getByRole("button", { name: "All files" }).click();
  await expect(row(panel, /^Dockerfile/)).not.toContainText("pinned");
});

test("a folder and a file of a project are saved as templates", async ({ page, account }) => {
  const { projectId } = await harbour(page, account);
  await page.goto(`/projects/${projectId}/files`);
  const dialog = page.getByRole("dialog", { name: "Save as template" });
  for (const [path, name] of [
    [/^src/, "src"],
    [/^Dockerfile/, "Dockerfile"],
  ] as const) {
    await row(page, path).focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Save as template" }).click();
    await expect(dialog.getByLabel("Name")).toHaveValue(name);
    await dialog.getByRole("button", { name: "Save template" }).click();
    await expect(dialog).toHaveCount(0);
  }
  const { collections } = await (await page.request.get(`/api/users/${account.id}/collections`)).json();
  expect(collections.map(({ name, file_count }: Record<string, unknown>) => [name, file_count]).sort()).toEqual([
    ["Dockerfile", 1],
    ["src", 2],
  ]);
});

test("a path where nothing is says so, and any path may be asked for", async ({ page, account }) => {
  const { projectId } = await harbour(page, account);
  for (const path of ["nowhere.ts", "123", "null", "[id].tsx", "%3Cscript%3E"]) {
    await page.goto(`/projects/${projectId}/files?path=${path}`);
    await expect(page.getByText("There is no file at this path")).toBeVisible();
  }
  await page.getByRole("button", { name: "Show all files" }).click();
  await expect(row(page, /^Dockerfile/)).toBeVisible();
  await page.goto(`/projects/999999/files`);
  await expect(page.getByText("There is nothing here")).toBeVisible();
});

test("a tree is walked by keyboard, with a menu for each path", async ({ page, account }) => {
  const { projectId } = await harbour(page, account);
  await page.goto(`/projects/${projectId}/files`);
  await row(page, /^db/).focus();
  await page.keyboard.press("End");
  await expect(row(page, /^Dockerfile/)).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: "Open" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: /^Pin/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Pinned/ })).toBeVisible();
  await expect(row(page, /^Dockerfile.*pinned/)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text(page, "Dockerfile")).toBeVisible();
});

test("dropped files become a chat of the project, which can be taken back", async ({ page, account }) => {
  const projectId = await seeder(page, account).project("Empty");
  await page.goto(`/projects/${projectId}/files`);
  await expect(page.getByText("No files yet")).toBeVisible();
  await drop(page, page.getByText("No files yet"), [
    { name: "compose.yml", content: "services: {}\n" },
    { name: "picture.png", content: [1, 0, 2] },
  ]);
  await expect(row(page, /^compose.yml/)).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "picture.png" })).toContainText("It is not a text");
  await row(page, /^compose.yml/).click();
  await expect(text(page, "compose.yml")).toContainText("services: {}");
  await expect(page.getByRole("link", { name: "Imported: compose.yml" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("There is no file at this path")).toBeVisible();
  await expect(page.getByRole("link", { name: "Imported: compose.yml" })).toHaveCount(0);
});

test("a chosen folder comes with its folders, in as many requests as it needs", async ({ page, account }) => {
  const projectId = await seeder(page, account).project("Quay");
  const folder = await mkdtemp(join(tmpdir(), "neptun-folder-"));
  try {
    await mkdir(join(folder, "repo/src"), { recursive: true });
    for (let at = 0; at < 12; at++) await writeFile(join(folder, `repo/src/part${at}.txt`), `${at}\n`.repeat(100_000));
    await writeFile(join(folder, "repo/README.md"), "# Quay\n");
    await page.goto(`/projects/${projectId}/files`);
    await choose(page, page.getByRole("button", { name: "Add a folder" }), join(folder, "repo"));
    await expect(page.getByRole("heading", { name: "Files 13" })).toBeVisible();
    await expect(row(page, /^src 12 files/)).toBeVisible();
    await expect(row(page, /^README.md/)).toBeVisible();
    await expect(page.getByRole("link", { name: /^Imported: repo/ })).toHaveCount(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("what was lost on the way is sent again without coming twice", async ({ page, account, traps }) => {
  traps.allowFailures();
  const projectId = await seeder(page, account).project("Far away");
  await page.goto(`/projects/${projectId}/files`);
  await expect(page.getByText("No files yet")).toBeVisible();
  // The server has the files, and its answer does not come.
  await page.route(/project\.import/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await drop(page, page.getByText("No files yet"), [{ name: "a.txt", content: "a\n" }]);
  const failed = page.getByRole("alert").filter({ hasText: "Not everything was added: 0 of 1 file." });
  await expect(failed).toBeVisible();
  await page.unroute(/project\.import/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(row(page, /^a.txt/)).toBeVisible();
  await expect(failed).toHaveCount(0);
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("main").getByRole("link", { name: /^Imported: a.txt/ })).toHaveCount(1);
});

test("files dropped on the files of a chat are its next versions", async ({ page, account }) => {
  const { first } = await harbour(page, account);
  await page.goto(`/chats/${first}?panel=files`);
  const panel = filesPanel(page);
  await expect(row(panel, /^Dockerfile/)).toBeVisible();
  await drop(page, row(panel, /^Dockerfile/), [
    { name: "Dockerfile", content: "FROM scratch\n" },
    { name: "new.txt", content: "new\n" },
  ]);
  await expect(row(panel, /^Dockerfile.*2 versions/)).toBeVisible();
  await row(panel, /^new.txt/).click();
  await expect(panel.getByRole("textbox", { name: "Text of new.txt" })).toContainText("new");
});

test("a project goes out as a zip and comes in as one, whole or only its configuration", async ({ page, account }) => {
  const { projectId } = await harbour(page, account);
  await page.goto(`/projects/${projectId}/files`);
  await page.getByRole("button", { name: "Download" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "All files as a zip" }).click();
  const buffer = await readFile(await (await started).path());
  expect(Object.fromEntries(unzip(buffer))).toEqual({
    Dockerfile: NEW,
    "db/schema.sql": "SELECT 1;\n",
    "src/app/routes.ts": "export {};\n",
    "src/main.ts": MAIN,
  });

  const zip = { name: "harbour.zip", mimeType: "application/zip", buffer };
  const other = await seeder(page, account).project("Copy");
  await page.goto(`/projects/${other}/files`);
  await choose(page, page.getByRole("button", { name: "Import a zip" }), zip);
  const dialog = page.getByRole("dialog", { name: "Import a zip archive" });
  await dialog.getByRole("radio", { name: /^Only configuration files/ }).check();
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("heading", { name: "Files 1" })).toBeVisible();
  await expect(row(page, /^Dockerfile/)).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await add(page).click();
  await choose(page, page.getByRole("menuitem", { name: "A zip archive…" }), zip);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("heading", { name: "Files 4" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Imported: harbour.zip" })).toHaveCount(2);

  await add(page).click();
  await choose(page, page.getByRole("menuitem", { name: "A zip archive…" }), { ...zip, buffer: Buffer.from("no zip") });
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByRole("button", { name: "Try again" })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a folder, an earlier time and all versions can be taken home", async ({ page, account }) => {
  const { projectId } = await harbour(page, account);
  await page.goto(`/projects/${projectId}/files`);
  await row(page, /^src/).click({ button: "right" });
  const folder = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download the folder" }).click();
  expect([...unzip(await readFile(await (await folder).path())).keys()].sort()).toEqual([
    "src/app/routes.ts",
    "src/main.ts",
  ]);

  await page.getByRole("button", { name: "Download" }).click();
  await page.getByRole("menuitem", { name: "As it was at a time…" }).click();
  await page.getByLabel("Date and time").fill("2020-01-01T12:00");
  const past = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Download" }).click();
  expect(unzip(await readFile(await (await past).path())).size).toBe(0);

  await page.getByRole("button", { name: "Download" }).click();
  await page.getByRole("menuitem", { name: "All versions as a git bundle…" }).click();
  await expect(page.getByText("git clone Harbour.bundle Harbour")).toBeVisible();
  const bundle = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("link", { name: "Download" }).click();
  expect((await bundle).suggestedFilename()).toBe("Harbour.bundle");
});

test("an empty project offers to start a chat, to add files and to import", async ({ page, account }) => {
  const projectId = await seeder(page, account).project("Empty");
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Start a chat" }).click();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await choose(page, page.getByRole("button", { name: "Add files", exact: true }), {
    name: "notes.md",
    mimeType: "text/markdown",
    buffer: Buffer.from("# Notes\n"),
  });
  await expect(page.getByRole("link", { name: "Files 1" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: /^Imported: notes.md/ })).toBeVisible();
});

test.describe("in both themes", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the files of a project are accessible", async ({ page, account }) => {
    const { projectId } = await harbour(page, account);
    const empty = await seeder(page, account).project("Empty");
    await page.goto(`/projects/${empty}/files`);
    await expect(page.getByText("No files yet")).toBeVisible();
    await isClean(page, "empty");
    await page.goto(`/projects/${projectId}/files?path=Dockerfile`);
    await expect(text(page, "Dockerfile")).toBeVisible();
    await page.getByRole("button", { name: "Pin", exact: true }).click();
    await expect(page.getByRole("region", { name: /^Pinned/ })).toBeVisible();
    await isClean(page, "tree and file");
    await page.getByRole("tab", { name: "Chats (2)" }).click();
    await expect(page.getByRole("region", { name: "Differences at Dockerfile" })).toContainText("node:20");
    await isClean(page, "conflict");
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the tree and the file take turns", async ({ page, account }) => {
    const { projectId } = await harbour(page, account);
    await page.goto(`/projects/${projectId}/files`);
    await row(page, /^Dockerfile/).click();
    await expect(text(page, "Dockerfile")).toBeVisible();
    await expect(page.getByRole("tree")).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "All files" }).click();
    await expect(row(page, /^Dockerfile/)).toBeVisible();
    await row(page, /^src/).focus();
    await page.goBack();
    await expect(text(page, "Dockerfile")).toBeVisible();
  });
});
