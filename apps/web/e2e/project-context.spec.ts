import { answers, ask, composer, copied, expect, fileText, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

test("instructions and pinned files go with every question, exactly as the context page shows them", async ({
  page,
  account,
  provider,
}) => {
  const seed = seeder(page, account);
  const projectId = await seed.project("Ship", { type: "web-app", main_language: "go" });
  const chatId = await seed.chat("Hull", ["one", block("hull.go", "go", "package hull\n")], projectId);
  const pin = await page.request.patch(`/api/users/${account.id}/projects/${projectId}/files`, {
    data: { title: "hull.go", pinned: true },
  });
  expect(pin.ok()).toBe(true);

  await page.goto(`/projects/${projectId}`);
  await page.getByRole("link", { name: "Goes with every question: the context of Ship" }).click();
  await expect(page.getByRole("heading", { name: "Context", exact: true })).toBeVisible();
  await expect(page.getByText("Web app · go")).toBeVisible();
  const field = page.getByRole("textbox", { name: "Instructions" });
  await field.fill("Never use global variables.");
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const prompt = page.getByRole("group", { name: "The context as it will be sent" });
  await expect(prompt).toContainText("Never use global variables.");
  await expect(prompt).toContainText("package hull");
  await expect(page.getByText(/^About [\d,]+ tokens: \d+ % of the/)).toBeVisible();
  const shown = await copied(page, page.getByRole("button", { name: "Copy the context" }));

  await page.goto(`/chats/${chatId}`);
  await ask(page, "Go on");
  await expect(answers(page).last()).toContainText("You wrote: Go on");
  await settled(answers(page).last());
  expect(provider.requests.at(-1)!.messages[0]).toEqual({ role: "system", content: shown });

  await page.getByRole("link", { name: "Goes with every question: the context of Ship" }).click();
  await page.getByRole("button", { name: "Unpin hull.go" }).click();
  await expect(page.getByText("A pinned file goes with every question")).toBeVisible();
  await expect(prompt).not.toContainText("package hull");
});

test("instructions that were changed elsewhere are not lost and not overwritten unasked", async ({ page, account }) => {
  const projectId = await seeder(page, account).project("Ship", { instructions: "first" });
  await page.goto(`/projects/${projectId}/context`);
  const field = page.getByRole("textbox", { name: "Instructions" });
  await expect(field).toHaveValue("first");
  await field.fill("mine");
  const path = `/api/users/${account.id}/projects/${projectId}`;
  await page.request.patch(path, { data: { instructions: "theirs" } });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("changed elsewhere meanwhile")).toBeVisible();
  await expect(field).toHaveValue("mine");
  expect((await (await page.request.get(path)).json()).project.instructions).toBe("theirs");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect((await (await page.request.get(path)).json()).project.instructions).toBe("mine");
});

test("the first message of a project's chat may come with files of its other chats", async ({
  page,
  account,
  provider,
}) => {
  const seed = seeder(page, account);
  const projectId = await seed.project("Ship");
  await seed.chat("Hull", ["one", block("hull.go", "go", "package hull\n")], projectId);
  await page.goto(`/projects/${projectId}`);
  await composer(page).pressSequentially("Read #hull");
  await page.getByRole("option", { name: /^hull\.go/ }).click();
  await expect(composer(page)).toHaveValue("Read ");
  await composer(page).press("Enter");
  await settled(answers(page));
  expect(provider.requests.at(-1)!.messages.at(-1)!.content).toContain("package hull");
  await page.getByRole("link", { name: "Open hull.go, version 1, in its chat" }).click();
  await expect(fileText(page, "hull.go")).toContainText("package hull");
});
