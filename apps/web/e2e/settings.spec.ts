import { isClean } from "./axe.ts";
import { answers, ask, expect, settled, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

test("a chat's own instructions and settings go to the provider, its usage is shown, and all is reset", async ({
  page,
  account,
  provider,
}) => {
  const projectId = await seeder(page, account).project("Ship", { instructions: "Use Go." });
  const chatId = await seeder(page, account).chat("Hull", [], projectId);
  await page.goto(`/chats/${chatId}`);
  const open = async () => {
    await page.getByRole("button", { name: "Options for this chat" }).click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
  };
  await open();
  const dialog = page.getByRole("dialog", { name: "Settings of “Hull”" });
  await dialog.getByRole("textbox", { name: "Instructions" }).fill("Answer in rhymes.");
  const temperature = dialog.getByRole("textbox", { name: "Temperature" });
  await temperature.fill("3");
  await expect(temperature).toHaveAccessibleDescription("A number from 0 to 2");
  await temperature.fill("0,5");
  await dialog.getByRole("textbox", { name: "Stop sequences" }).fill("END\n\\n\\n");
  await dialog.getByRole("combobox", { name: "Reasoning" }).selectOption("low");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Saved", { exact: true })).toBeVisible();
  await dialog.getByText("What the model reads").click();
  await expect(dialog.getByRole("group", { name: "The context as it will be sent" })).toContainText(
    "Answer in rhymes.",
  );
  await isClean(page, "settings of a chat");
  await page.keyboard.press("Escape");

  provider.next({ pieces: ["Ahoy"], usage: { prompt_tokens: 1234, completion_tokens: 5, cost: 0.0042 } });
  await ask(page, "Hello");
  await settled(answers(page));
  const { body, messages } = provider.requests.at(-1)!;
  expect(body).toMatchObject({ temperature: 0.5, stop: ["END", "\n\n"], reasoning_effort: "low" });
  expect(messages[0]!.content).toMatch(/Use Go\.[\s\S]*Answer in rhymes\.$/);
  await expect(answers(page)).toContainText("$0.0042");

  await open();
  await dialog.getByText("Usage").click();
  const models = dialog.getByRole("table").filter({ hasText: "Model" });
  await expect(models.getByRole("row", { name: /acme/ })).toContainText("1,234");
  await isClean(page, "usage of a chat");
  await dialog.getByRole("button", { name: "Reset to defaults" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await ask(page, "Again");
  await expect(answers(page)).toHaveCount(2);
  await settled(answers(page).last());
  expect(provider.requests.at(-1)!.body).not.toHaveProperty("temperature");

  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Usage" }).click();
  await expect(page.getByRole("dialog", { name: "Usage of “Ship”" })).toContainText("1,234");
  await page.goto("/settings");
  await expect(page.getByRole("img", { name: /^Tokens by day/ })).toBeVisible();
});
