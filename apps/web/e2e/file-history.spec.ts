import { copied, expect, filesPanel, fileText, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const V1 = "services:\n  web:\n    image: web\n";
const V2 = "services:\n  web:\n    image: web:2\n  db:\n    image: postgres\n";
const compose = (text: string) => `Here it is.\n\n${block("compose.yml", "yaml", text)}`;

test("the history says what each version changed, and compares any two", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1), "two", compose(V2)]);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  await page.goto(`/chats/${chatId}?file=${chatFiles[1].id}`);
  const panel = filesPanel(page);
  await panel.getByRole("tab", { name: "Changes" }).click();
  const changes = panel.getByRole("region", { name: "Changes of compose.yml" });
  await expect(changes).toContainText("3 lines added, 1 line removed");
  await expect(changes).toContainText("postgres");
  await expect(page).toHaveURL(new RegExp(`compare=${chatFiles[0].id}`));
  await page.reload();
  await expect(changes).toContainText("postgres");
  await panel.getByRole("button", { name: "Swap the sides" }).click();
  await expect(changes).toContainText("1 line added, 3 lines removed");
  await changes.getByRole("button", { name: "Side by side" }).click();
  await expect(changes.getByRole("button", { name: "One below the other" })).toBeVisible();
  await expect(changes).toContainText("postgres");

  await panel.getByRole("tab", { name: "History" }).click();
  const rows = panel.getByRole("list", { name: "Versions" }).getByRole("listitem");
  await expect(rows.first()).toContainText("3 lines added, 1 removed");
  await expect(rows.last()).toContainText("3 lines added, 0 removed");
  await expect(panel.getByRole("button", { name: "Compare", exact: true })).toBeDisabled();
  await panel.getByRole("checkbox", { name: "Compare version 1" }).check();
  await panel.getByRole("checkbox", { name: "Compare version 2" }).check();
  await panel.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(changes).toContainText("3 lines added, 1 line removed");
});

test("an older version becomes the newest again, and that can be undone", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1), "two", compose(V2)]);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  await page.goto(`/chats/${chatId}?file=${chatFiles[1].id}&tab=history`);
  const panel = filesPanel(page);
  const rows = panel.getByRole("list", { name: "Versions" }).getByRole("listitem");
  await panel.getByRole("button", { name: "Restore version 1" }).click();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("Restored from version 1");
  await expect(rows.first()).toContainText("You");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(4);
  await panel.getByRole("tab", { name: "Text" }).click();
  await expect(fileText(panel, "compose.yml")).toContainText("postgres");
  expect(await copied(page, panel.getByRole("button", { name: "Copy file" }))).toBe(V2);
});

test("a version is given a note, and the note can be changed and taken away", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", compose(V1)]);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  await page.goto(`/chats/${chatId}?file=${chatFiles[0].id}&tab=history`);
  const row = filesPanel(page).getByRole("listitem");
  await row.getByRole("button", { name: "Add a note on version 1" }).click();
  const field = row.getByRole("textbox", { name: "Note on version 1" });
  await expect(field).toBeFocused();
  await field.fill("The <b>first</b> draft");
  await page.keyboard.press("Enter");
  await expect(row.getByText("The <b>first</b> draft")).toBeVisible();
  await page.reload();
  await expect(row.getByText("The <b>first</b> draft")).toBeVisible();
  await row.getByRole("button", { name: "Change the note on version 1" }).click();
  await field.fill("");
  await row.getByRole("button", { name: "Keep note" }).click();
  await expect(row.getByRole("button", { name: "Add a note on version 1" })).toBeVisible();
  await page.reload();
  await expect(row.getByRole("button", { name: "Add a note on version 1" })).toBeVisible();
  await expect(row.getByText("The <b>first</b> draft")).toHaveCount(0);
});

test("what is folded between two texts side by side is opened by keyboard, in both", async ({ page, account }) => {
  const lines = Array.from({ length: 40 }, (_, n) => `const v${n} = one(${n});\n`);
  const changed = lines.with(20, "const v20 = two(20);\n");
  const contents = ["1", block("a.ts", "ts", lines.join("")), "2", block("a.ts", "ts", changed.join(""))];
  const chatId = await seeder(page, account).chat("Folds", contents);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto(`/chats/${chatId}?file=${chatFiles[1].id}&compare=${chatFiles[0].id}`);
  const changes = page.getByRole("region", { name: "Changes of a.ts" });
  await changes.getByRole("button", { name: "Side by side" }).click();
  const folds = changes.getByRole("button", { name: /^Show \d+ unchanged lines$/ });
  await expect(folds).toHaveCount(2);
  await folds.first().focus();
  await page.keyboard.press("Enter");
  await expect(folds).toHaveCount(1);
  for (const name of ["Version 1", "Version 2"]) {
    await expect(changes.getByRole("textbox", { name })).toContainText("const v5 = one(5);");
  }
  await expect(changes.locator(".cm-diff-part")).toHaveText(["one", "two"]);
});
