import { isClean } from "./axe.ts";
import { composer, expect, questions, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

test("a prompt is written, changed, compared, brought back, deleted and restored, and goes into a message with its blanks filled", async ({
  page,
  account,
}) => {
  await page.goto("/prompts");
  await page.getByRole("button", { name: "New prompt" }).click();
  const dialog = page.getByRole("dialog", { name: "New prompt" });
  await dialog.getByRole("button", { name: "Create prompt" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription("Give it a name");
  await dialog.getByLabel("Name").fill("Code Review");
  await expect(dialog.getByLabel("Name")).toHaveValue("code-review");
  await dialog.getByLabel("Text").fill("Review {{what=this | What to look at}} in {{language}}.");
  await dialog.getByRole("button", { name: "Create prompt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "/code-review" })).toBeVisible();

  const save = page.getByRole("button", { name: "Save", exact: true });
  await expect(save).toBeDisabled();
  await page.getByLabel("Description").fill("A second pair of eyes");
  await page.getByLabel("Text").fill("Just say yes.");
  await page.reload();
  await expect(page.getByLabel("Text")).toHaveValue("Just say yes.");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Text")).toHaveValue(/^Review/);
  await page.getByRole("button", { name: "Undo" }).click();
  await save.click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Compare version 1 with the newest" }).click();
  await expect(page.getByRole("region", { name: "Changes since version 1" })).toContainText("Just say yes.");
  await isClean(page, "prompt");
  await page.getByRole("button", { name: "Use again: version 1" }).click();
  await expect(page.getByText("Version 3", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Text")).toHaveValue(/^Review/);

  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No prompts yet", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "/code-review" })).toBeVisible();

  // Another one, from a file, and without blanks.
  await page.getByRole("link", { name: "Prompts", exact: true }).click();
  await page
    .getByLabel("Markdown files to import")
    .setInputFiles({ name: "Yes.md", mimeType: "text/markdown", buffer: Buffer.from("Say yes 🎉") });
  await expect(page.getByRole("list", { name: "Your prompts" }).getByRole("link")).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search prompts" }).fill("PAIR OF");
  await expect(page.getByRole("list", { name: "Your prompts" }).getByRole("link")).toHaveCount(1);
  await isClean(page, "prompts");

  const chatId = await seeder(page, account).chat("A chat");
  await page.goto(`/chats/${chatId}`);
  await composer(page).pressSequentially("/");
  const list = page.getByRole("listbox", { name: "Prompts" });
  await expect(list.getByRole("option")).toHaveCount(2);
  await page.keyboard.type("yes");
  await expect(list.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(composer(page)).toHaveValue("Say yes 🎉");
  await expect(composer(page)).toBeFocused();

  await composer(page).press("Shift+Enter");
  await page.keyboard.type("/code");
  await expect(list.getByRole("option", { name: /code-review/ })).toBeVisible();
  await page.keyboard.press("Tab");
  const blanks = page.getByRole("dialog", { name: "/code-review" });
  await expect(blanks.getByLabel("what")).toHaveAttribute("placeholder", "this");
  await blanks.getByRole("button", { name: "Put into the message" }).click();
  await expect(blanks.getByLabel("language")).toHaveAccessibleDescription("This blank needs a value");
  await isClean(page, "blanks", ["region"]);
  await blanks.getByLabel("language").fill("{{what}}");
  await blanks.getByRole("button", { name: "Put into the message" }).click();
  await expect(composer(page)).toHaveValue("Say yes 🎉\nReview this in {{what}}.");
  await expect(composer(page)).toBeFocused();

  // What is no prompt is text, and Enter sends it.
  await composer(page).fill("");
  await composer(page).pressSequentially("/etc");
  await expect(list).toBeHidden();
  await composer(page).press("Enter");
  await expect(questions(page)).toContainText("/etc");
});
