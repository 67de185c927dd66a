import { isClean } from "./axe.ts";
import { answers, ask, composer, expect, failure, filesPanel, fileText, inTree, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

/** The headings of an answer are its author's. */
const OF_ANSWERS = ["heading-order"];
/** What lies over the page is not part of its landmarks. */
const OF_MENUS = ["region"];

const ANSWER = `# A heading\n\nSome *words*, a [link](https://example.org) and \`code\`.\n\n> A quote\n\n1. one\n2. two\n\n- [x] done\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n${block("src/main.ts", "ts", '// A comment\nexport const answer: number = 42; // "why"\nfunction f(x: string) {\n  return /[a-z]+/.test(x) ? x.trim() : null;\n}\n')}\n${block("deploy.yml", "yaml", "on: push # always\njobs:\n  build: { runs-on: 'ubuntu' }\n")}`;

test.describe("in both themes", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the screens for strangers are accessible", async ({ page }) => {
    for (const [path, button] of [
      ["/login", "Sign in"],
      ["/sign-up", "Create account"],
    ] as const) {
      await page.goto(path);
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
      await isClean(page, path);
    }
  });

  test("the empty screens are accessible", async ({ page, account }) => {
    expect(account.id).toBeGreaterThan(0);
    for (const path of [
      "/",
      "/projects",
      "/connect",
      "/settings",
      "/archive",
      "/trash",
      "/prompts",
      "/chats/999999",
      "/nowhere",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await isClean(page, path);
    }
  });

  test("a chat with its files is accessible", async ({ page, account }) => {
    const seed = seeder(page, account);
    const projectId = await seed.project("Harbour", { description: "Ships", main_language: "go" });
    const chatId = await seed.chat(
      "A chat",
      ["Hello\n\nthere", ANSWER, "Again", block("src/main.ts", "ts", "export {};\n")],
      projectId,
    );
    await page.goto(`/projects/${projectId}`);
    await expect(page.getByRole("heading", { level: 1, name: "Harbour" })).toBeVisible();
    await isClean(page, "project");
    await page.goto("/projects");
    await expect(page.getByRole("main").getByRole("link", { name: /Harbour/ })).toBeVisible();
    await isClean(page, "projects");
    await page.goto(`/chats/${chatId}?panel=files`);
    await expect(answers(page).first().locator(".hljs-comment").first()).toBeAttached();
    await isClean(page, "chat and list of files", OF_ANSWERS);
    await inTree(page, "main.ts").click();
    await expect(fileText(page, "src/main.ts")).toContainText("export {}");
    await isClean(page, "file", OF_ANSWERS);
    await answers(page).first().getByRole("button", { name: "src/main.ts v1", exact: true }).click();
    await expect(filesPanel(page).getByRole("button", { name: "Show newest" })).toBeVisible();
    // Until its text has come, the other one stays there, pale.
    await expect(filesPanel(page).locator("[aria-busy=true]")).toHaveCount(0);
    await isClean(page, "old version", OF_ANSWERS);
    await filesPanel(page).getByRole("tab", { name: "Changes" }).click();
    await expect(filesPanel(page).getByRole("region", { name: "Changes of src/main.ts" })).toContainText("export {}");
    await isClean(page, "changes", OF_ANSWERS);
    await filesPanel(page).getByRole("tab", { name: "History" }).click();
    await filesPanel(page).getByRole("button", { name: "Add a note on version 2" }).click();
    await expect(filesPanel(page).getByRole("textbox", { name: "Note on version 2" })).toBeFocused();
    await isClean(page, "history", OF_ANSWERS);
    await filesPanel(page).getByRole("tab", { name: "Text" }).click();
    await filesPanel(page).getByRole("button", { name: "Edit" }).click();
    await expect(fileText(page, "src/main.ts")).toBeFocused();
    await isClean(page, "edit", OF_ANSWERS);
  });

  test("high contrast is seven to one, in the chat and in the settings that choose it; what was chosen is there before the app", async ({
    page,
    account,
    traps,
  }) => {
    const chatId = await seeder(page, account).chat("A chat", ["Hello", ANSWER]);
    await page.emulateMedia({ contrast: "more" });
    await page.goto(`/chats/${chatId}?panel=files`);
    await expect(answers(page).first().locator(".hljs-comment").first()).toBeAttached();
    await isClean(page, "chat", OF_ANSWERS, ["color-contrast-enhanced"]);
    await page.goto("/settings");
    const contrast = page.getByRole("radiogroup", { name: "Contrast" });
    await expect(contrast).toBeVisible();
    await isClean(page, "settings", [], ["color-contrast-enhanced"]);
    await contrast.getByRole("radio", { name: "Normal" }).click();
    await expect(page.locator("html")).not.toHaveClass(/contrast/);
    await page.emulateMedia({ contrast: "no-preference" });
    await contrast.getByRole("radio", { name: "High" }).click();
    await expect(page.locator("html")).toHaveClass(/contrast/);

    const field = page.getByRole("searchbox", { name: "Search chats by name" });
    const heightOf = async () => (await field.boundingBox())!.height;
    const before = await heightOf();
    await page.getByRole("radiogroup", { name: "Density" }).getByRole("radio", { name: "Compact" }).click();
    await expect.poll(heightOf).toBeLessThan(before);
    await page.getByRole("radiogroup", { name: "Width of chats" }).getByRole("radio", { name: "Wide" }).click();
    const widthOf = async () => (await page.getByRole("navigation").boundingBox())!.width;
    expect(await widthOf()).toBe(272);
    await page.getByRole("separator", { name: "Width of the sidebar" }).press("ArrowRight");
    await expect.poll(widthOf).toBe(288);
    // The next time from the first moment on, before there is any script of the app's.
    traps.allowFailures();
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    await page.reload({ waitUntil: "commit" });
    await expect(page.locator("html.compact.contrast.wide > body")).toBeAttached();
  });

  test("files for the model, changes that do not fit and the context of a project are accessible", async ({
    page,
    account,
  }) => {
    const seed = seeder(page, account);
    const projectId = await seed.project("Harbour", { instructions: "Be brief.", main_language: "go" });
    const edit = block("a.ts", "ts", "<<<<<<< SEARCH\nnot there\n=======\nx\n>>>>>>> REPLACE\n");
    const chatId = await seed.chat("A chat", ["Hello", `${block("a.ts", "ts", "let a;\n")}\n\n${edit}`], projectId);
    const pin = { data: { title: "a.ts", pinned: true } };
    expect((await page.request.patch(`/api/users/${account.id}/projects/${projectId}/files`, pin)).ok()).toBe(true);
    await page.goto(`/chats/${chatId}`);
    await answers(page).getByText("Show the block").click();
    await composer(page).pressSequentially("#");
    await expect(page.getByRole("option")).toHaveCount(1);
    await isClean(page, "picker", OF_ANSWERS);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Remove a.ts" })).toBeVisible();
    await isClean(page, "files of a draft", OF_ANSWERS);
    await ask(page, "Read it");
    await expect(page.getByRole("list", { name: "Read by the model" })).toBeVisible();
    await expect(answers(page)).toHaveCount(2);
    await isClean(page, "read by the model", OF_ANSWERS);
    await page.goto(`/projects/${projectId}/context`);
    await expect(page.getByRole("button", { name: "Unpin a.ts" })).toBeVisible();
    await isClean(page, "context");
  });

  test("another wording, branches and their comparison are accessible", async ({ page, account }) => {
    const chatId = await seeder(page, account).chat("A chat", ["Hello", block("a.ts", "ts", "let a;\n")]);
    const messages = `/api/users/${account.id}/chats/${chatId}/messages`;
    const { chatMessages } = await (await page.request.get(messages)).json();
    const data = { message: block("a.ts", "ts", "let b;\n") };
    expect((await page.request.post(`${messages}/${chatMessages[1].id}/edit`, { data })).ok()).toBe(true);
    await page.goto(`/chats/${chatId}`);
    await page.getByRole("button", { name: "Edit message" }).click();
    await expect(page.getByRole("textbox", { name: "Another wording", exact: true })).toBeFocused();
    await isClean(page, "another wording", OF_ANSWERS);
    await page.goto(`/chats/${chatId}?branches=true`);
    await expect(page.getByRole("button", { name: /^First branch/ })).toBeVisible();
    await isClean(page, "branches", OF_ANSWERS);
    await page.goto(`/chats/${chatId}/compare`);
    await page.getByRole("button", { name: "a.ts", exact: true }).click();
    await expect(page.getByRole("region", { name: "Changes of a.ts" })).toContainText("let b");
    await isClean(page, "comparison", OF_ANSWERS);
  });

  test("answers on their way, failures, menus and dialogs are accessible", async ({ page, account, provider }) => {
    const chatId = await seeder(page, account).chat("A chat");
    await page.goto(`/chats/${chatId}`);
    provider.gate.close();
    provider.next({ pieces: ["One ", "two ", "three"], gated: true });
    await ask(page, "Hello");
    provider.gate.release(2);
    await expect(answers(page)).toContainText("One two");
    await isClean(page, "streaming");
    await page.getByRole("button", { name: "Stop the answer" }).click();
    await expect(answers(page).getByText("Stopped")).toBeVisible();
    provider.next({ status: 500, body: "{}" });
    await ask(page, "Again");
    await expect(failure(page)).toBeVisible();
    await isClean(page, "failed");
    await page.getByRole("button", { name: /^Model: / }).click();
    await expect(page.getByRole("option").first()).toBeVisible();
    await isClean(page, "models", OF_MENUS);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("option")).toHaveCount(0);
    await page.getByRole("button", { name: "Options for this chat" }).click();
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeVisible();
    await isClean(page, "menu", OF_MENUS);
    await page.getByRole("menuitem", { name: "Delete" }).click();
    // Under the pointer the offer waits until it has been looked at.
    await page.getByRole("button", { name: "Undo" }).hover();
    await isClean(page, "undo");
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  });
});
