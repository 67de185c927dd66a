import { answers, ask, composer, expect, fileText, questions, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const files = [
  block("src/app/main.ts", "typescript", "main\n"),
  block("src/app/view.tsx", "tsx", "view\n"),
  block("README.md", "markdown", "read me\n"),
];

test("# gives files to the model; the message shows what was read and opens it", async ({
  page,
  account,
  provider,
}) => {
  const chatId = await seeder(page, account).chat("Files", ["one", files.join("\n\n")]);
  await page.goto(`/chats/${chatId}`);
  const field = composer(page);
  await field.pressSequentially("Explain #view");
  const list = page.getByRole("listbox", { name: "Files to give to the model" });
  await expect(list.getByRole("option")).toHaveCount(1);
  // Whoever knows the name types on at once.
  await page.keyboard.press("Enter");
  await page.keyboard.type("it in short");
  await expect(list).toHaveCount(0);
  await expect(field).toHaveValue("Explain it in short");
  const chips = page.getByRole("list", { name: "Files that the model will read" });
  await expect(chips).toContainText("src/app/view.tsx");

  await field.pressSequentially(" #src");
  await expect(list.getByRole("option", { name: /^src\/app\/ 2 files/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await field.fill("Explain this");
  await page.getByRole("button", { name: "Add files (#)" }).click();
  await list.getByRole("option", { name: /^README\.md/ }).click();
  await expect(field).toBeFocused();
  await expect(chips.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText(/^About \d+ tokens with these files$/)).toBeVisible();

  await page.reload();
  await expect(chips.getByRole("listitem")).toHaveCount(2);
  await chips.getByRole("button", { name: "Remove README.md" }).click();
  await expect(chips.getByRole("listitem")).toHaveCount(1);
  await ask(page, "Explain this");
  await settled(answers(page).last());
  await expect(chips).toHaveCount(0);
  expect(provider.requests.at(-1)!.messages.at(-1)!.content).toContain("File src/app/view.tsx, version 1:");
  const question = questions(page).last();
  await question
    .getByRole("list", { name: "Read by the model" })
    .getByRole("button", { name: /^Open src\/app\/view/ })
    .click();
  await expect(fileText(page, "src/app/view.tsx")).toContainText("view");
});

test("files stay with a message that could not be sent", async ({ page, account, traps }) => {
  const chatId = await seeder(page, account).chat("Files", ["one", files.join("\n\n")]);
  await page.goto(`/chats/${chatId}`);
  await composer(page).pressSequentially("#readme");
  await page.getByRole("option", { name: /^README\.md/ }).click();
  traps.allowFailures();
  await page.route("**/trpc/generation.send*", (route) => route.abort());
  await ask(page, "Explain");
  await expect(page.getByText(/^Not sent/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("list", { name: "Read by the model" })).toContainText("README.md");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("list", { name: "Files that the model will read" })).toContainText("README.md");
  await expect(composer(page)).toHaveValue("Explain");
});

test("a text file that is dropped anywhere goes with the message, and is a file of the chat then", async ({
  page,
  account,
  provider,
}) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
  const drop = () =>
    page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["Keep this\n"], "notes.md"));
      const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(event);
    });
  // What takes it comes after the first sight.
  await expect.poll(drop).toBe(true);
  const chips = page.getByRole("list", { name: "Files that the model will read" });
  await expect(chips).toContainText("notes.md");
  await page.reload();
  await expect(chips).toContainText("notes.md");
  await ask(page, "Sum it up");
  await settled(answers(page));
  expect(provider.requests.at(-1)!.messages.at(-1)!.content).toContain(
    'Sum it up\n\n```markdown title="notes.md"\nKeep this\n```',
  );
  await expect(questions(page).getByRole("list", { name: "Files of this message" })).toContainText("notes.md");
});

test("files stay with another wording of their message, and can be taken out and added", async ({
  page,
  account,
  provider,
}) => {
  const chatId = await seeder(page, account).chat("Files", ["one", files.join("\n\n")]);
  await page.goto(`/chats/${chatId}`);
  await composer(page).pressSequentially("Explain #view");
  await page.getByRole("option", { name: /^src\/app\/view/ }).click();
  await composer(page).press("Enter");
  await settled(answers(page).last());
  const question = questions(page).last();
  const asked = () => provider.requests.at(-1)!.messages.at(-1)!.content;
  await question.hover();
  await question.getByRole("button", { name: "Edit message" }).click();
  const chips = question.getByRole("list", { name: "Files that the model will read" });
  await expect(chips).toContainText("src/app/view.tsx");
  await page.getByRole("textbox", { name: "Another wording" }).fill("Explain it again");
  await page.keyboard.press("ControlOrMeta+Enter");
  await settled(answers(page).last());
  await expect(answers(page).last()).toContainText("Explain it again");
  expect(asked()).toContain("File src/app/view.tsx, version 1:");

  await question.hover();
  await question.getByRole("button", { name: "Edit message" }).click();
  await chips.getByRole("button", { name: "Remove src/app/view.tsx" }).click();
  await question.getByRole("button", { name: "Add a file" }).click();
  const choices = page.getByRole("dialog", { name: "Files to give to the model" });
  await choices.getByRole("searchbox", { name: "Filter files" }).fill("readme");
  await choices.getByRole("button", { name: /README\.md/ }).click();
  await expect(chips).toContainText("README.md");
  await page.reload();
  await expect(chips.getByRole("listitem")).toHaveCount(1);
  await question.getByRole("button", { name: "Save and ask" }).click();
  await settled(answers(page).last());
  await expect(question.getByRole("list", { name: "Read by the model" })).toContainText("README.md");
  await expect.poll(asked).toContain("File README.md, version 1:");
  expect(asked()).not.toContain("File src/app/view.tsx, version 1:");
});
