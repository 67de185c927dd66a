import { answers, ask, composer, expect, filesPanel, fileText, questions, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

test.beforeEach(async ({ account, page }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
});

test("a draft survives a reload, each chat has its own", async ({ page }) => {
  await ask(page, "First chat");
  await settled(answers(page));
  await composer(page).fill("half a thought");
  await page.reload();
  await expect(composer(page)).toHaveValue("half a thought");
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(composer(page)).toHaveValue("");
  await composer(page).fill("another one");
  await page.reload();
  await expect(composer(page)).toHaveValue("another one");
  await page.getByRole("link", { name: "First chat", exact: true }).click();
  await expect(composer(page)).toHaveValue("half a thought");
});

test("a message that could not be sent keeps its text, and can be sent again", async ({ page, context, traps }) => {
  await ask(page, "First");
  await settled(answers(page));
  traps.allowFailures();
  const keys: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("generation.send")) keys.push(request.postDataJSON()[0].idempotency_key);
  });
  await context.setOffline(true);
  await ask(page, "Second, written in a tunnel");
  await expect(page.getByText("Not sent", { exact: false })).toBeVisible();
  await expect(page.getByText("Second, written in a tunnel")).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(answers(page).last()).toContainText("You wrote: Second, written in a tunnel");
  expect(keys).toEqual([keys[0], keys[0]]);
  await expect(answers(page).last()).toHaveAttribute("aria-setsize", "4");
  await page.reload();
  await expect(questions(page).last()).toContainText("Second, written in a tunnel");
  await expect(answers(page).last()).toHaveAttribute("aria-setsize", "4");
});

test("a first message that could not be sent stays in the composer", async ({ page, context, traps }) => {
  await expect(composer(page)).toBeFocused();
  traps.allowFailures();
  await context.setOffline(true);
  await ask(page, "Nobody hears me");
  await expect(
    page
      .getByRole("alert")
      .filter({ hasText: /reached|offline|sent/i })
      .first(),
  ).toBeVisible();
  await expect(composer(page)).toHaveValue("Nobody hears me");
  await context.setOffline(false);
  await composer(page).press("Enter");
  await expect(answers(page)).toContainText("You wrote: Nobody hears me");
});

test("Shift+Enter begins a new line, and blank messages are not sent", async ({ page }) => {
  await composer(page).fill("   ");
  await composer(page).press("Enter");
  await expect(page).toHaveURL(/\/$/);
  await composer(page).fill("");
  // What is typed anywhere else goes there, too.
  await page.getByRole("heading", { level: 1 }).click();
  await expect(composer(page)).not.toBeFocused();
  await page.keyboard.type("one");
  await composer(page).press("Shift+Enter");
  await composer(page).pressSequentially("two");
  await composer(page).press("Enter");
  await expect(questions(page).getByText("one\ntwo")).toBeVisible();
});

test("a browser that can keep nothing shows files and sends messages all the same", async ({ page, account }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The storage is full", "QuotaExceededError");
    };
  });
  const id = await seeder(page, account).chat("Nothing kept", ["Please", block("main.ts", "ts", "export {};\n")]);
  await page.goto(`/chats/${id}`);
  await answers(page)
    .getByRole("button", { name: /main\.ts/ })
    .first()
    .click();
  await expect(fileText(filesPanel(page), "main.ts")).toContainText("export {}");
  await filesPanel(page).getByRole("button", { name: "Close files" }).click();
  await ask(page, "Go on");
  await expect(answers(page).last()).toContainText("You wrote: Go on");
});
