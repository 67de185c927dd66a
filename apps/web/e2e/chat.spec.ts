import { answers, ask, expect, settled, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

test("a chat is renamed in the sidebar and in its header, and keeps the name", async ({ page, account }) => {
  await seeder(page, account).chat("First name");
  await page.goto("/");
  const sidebar = page.getByRole("navigation", { name: "Chats and projects" });
  await sidebar.getByRole("button", { name: "Options for First name" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const field = page.getByRole("textbox", { name: "Name of the chat" });
  await expect(field).toBeFocused();
  await field.fill("Second name, with spaces");
  await field.press("Enter");
  await sidebar.getByRole("link", { name: "Second name, with spaces" }).click();
  const title = page.getByRole("heading", { level: 1 }).getByRole("button", { name: "Second name, with spaces" });
  await title.click();
  await field.fill("never mind");
  await field.press("Escape");
  await expect(title).toBeFocused();
  await title.click();
  await field.fill("Third name");
  await field.press("Enter");
  await expect(sidebar.getByRole("link", { name: "Third name" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Third name" })).toBeVisible();
  await expect(page).toHaveTitle(/Third name/);
});

test("a chat whose old name is still on its way here keeps the new one", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Old name");
  await page.goto("/");
  let answer = () => {};
  const isRenamed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/chat\.get/, async (route) => {
    const response = await route.fetch();
    await isRenamed;
    await route.fulfill({ response });
  });
  const sidebar = page.getByRole("navigation", { name: "Chats and projects" });
  const asked = page.waitForRequest(/chat\.get/);
  await sidebar.getByRole("link", { name: "Old name" }).hover();
  await asked;
  await sidebar.getByRole("button", { name: "Options for Old name" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name of the chat" }).fill("New name");
  const renamed = page.waitForResponse(/chat\.update/);
  await page.keyboard.press("Enter");
  await renamed;
  await sidebar.getByRole("link", { name: "New name" }).click();
  answer();
  await expect(page).toHaveURL(`/chats/${chatId}`);
  await expect(page.getByRole("heading", { level: 1, name: "New name" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { level: 1, name: "New name" })).toBeVisible();
});

test("a chat that is opened by its address asks the server once for all it shows", async ({ page, account, traps }) => {
  traps.allowFailures();
  // What happens meanwhile is asked for when it happens.
  await page.route("**/trpc/event.**", (route) => route.abort());
  const chatId = await seeder(page, account).chat("Opened at once", ["Hello", "An answer to it"]);
  const requests: string[] = [];
  // What it listens to afterwards, and says of itself, shows nothing.
  page.on("request", (request) => /\/trpc\/(?!event\.)/.test(request.url()) && requests.push(request.url()));
  await page.goto(`/chats/${chatId}`);
  await expect(answers(page)).toContainText("An answer to it");
  await page.waitForLoadState("networkidle");
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatch(/user\.find,.*chat\.list.*message\.list.*file\.list/);
});

test("a chat moves into a project and out of it", async ({ page, account }) => {
  const seed = seeder(page, account);
  await seed.project("Harbour");
  const chatId = await seed.chat("Ships");
  await page.goto(`/chats/${chatId}`);
  const move = async (name: string) => {
    await page.getByRole("button", { name: "Options for this chat" }).click();
    // By keyboard: the pointer of a test jumps, and a submenu closes under it.
    await page.getByRole("menuitem", { name: "Move to project" }).press("ArrowRight");
    await expect(page.getByRole("menuitemradio").first()).toBeFocused();
    await page.getByRole("menuitemradio", { name }).press("Enter");
    await expect(page.getByRole("menu")).toHaveCount(0);
  };
  await move("Harbour");
  await page.getByRole("main").getByRole("link", { name: "Harbour", exact: true }).click();
  await expect(page.getByRole("region", { name: "Chats" }).getByRole("link", { name: /^Ships/ })).toBeVisible();
  await page.goBack();
  await move("No project");
  await expect(page.getByRole("main").getByRole("link", { name: "Harbour", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Ships" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Harbour", exact: true })).toHaveCount(0);
});

test("deleting a chat leads away from it", async ({ page, account }) => {
  const seed = seeder(page, account);
  await seed.chat("To be kept");
  const chatId = await seed.chat("To be deleted", ["hello", "hi"]);
  await page.goto(`/chats/${chatId}`);
  await page.getByRole("button", { name: "Options for this chat" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/$/);
  const sidebar = page.getByRole("navigation", { name: "Chats and projects" });
  await expect(sidebar.getByRole("link", { name: "To be kept" })).toBeVisible();
  await expect(sidebar.getByRole("link", { name: "To be deleted" })).toHaveCount(0);
  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("the search in the sidebar finds chats by any part of their names", async ({ page, account }) => {
  const seed = seeder(page, account);
  for (const name of ["Alpha engine", "Beta ENGINE room", "Gamma", "50% off_season"]) await seed.chat(name);
  await page.goto("/");
  const sidebar = page.getByRole("navigation", { name: "Chats and projects" });
  const search = sidebar.getByRole("searchbox", { name: "Search chats by name" });
  const found = sidebar.getByRole("listitem").getByRole("link");
  await search.fill("engine");
  await expect(found).toHaveText(["Beta ENGINE room", "Alpha engine"]);
  await search.fill("0%");
  await expect(found).toHaveText(["50% off_season"]);
  await search.fill("nothing like it");
  await expect(sidebar.getByText("No chat has “nothing like it” in its name.")).toBeVisible();
  await search.press("Escape");
  await expect(found).toHaveCount(4);
});

test("another model is chosen for a chat and asked from then on", async ({ page, account, provider }) => {
  const chatId = await seeder(page, account).chat("Models");
  await page.goto(`/chats/${chatId}`);
  await page.getByRole("button", { name: "Model: assistant" }).click();
  await page.getByRole("option", { name: /other/ }).click();
  await ask(page, "Who are you?");
  await settled(answers(page));
  expect(provider.requests.at(-1)?.model).toBe("acme/other");
  await page.reload();
  await expect(page.getByRole("button", { name: "Model: other" })).toBeVisible();
});

test("a project is changed, and deleted with its chats or without them", async ({ page, account }) => {
  const seed = seeder(page, account);
  const projectId = await seed.project("Harbour", { type: "web-service", main_language: "go" });
  await seed.chat("Ships", [], projectId);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Main language")).toHaveValue("go");
  await dialog.getByLabel("Name").fill("");
  await dialog.getByRole("button", { name: /Save/ }).click();
  await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Name").fill("Dockyard");
  await dialog.getByRole("button", { name: /Save/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dockyard" })).toBeVisible();
  await page.getByRole("button", { name: "Delete the project" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Dockyard" })).toHaveCount(0);
  const sidebar = page.getByRole("navigation", { name: "Chats and projects" });
  await expect(sidebar.getByRole("link", { name: "Ships" })).toBeVisible();
  await expect(sidebar.getByRole("link", { name: /Dockyard/ })).toHaveCount(0);
});
