import type { Page } from "@playwright/test";
import { answers, ask, composer, expect, fileText, inTree, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const LONG = "an_identifier_that_is_far_too_long_for_any_phone_".repeat(6);
const WIDE = `| ${"column | ".repeat(12)}\n|${" --- |".repeat(12)}\n| ${"some text | ".repeat(12)}\n`;
const ANSWER = `Some words and ${LONG}.\n\n${WIDE}\n${block("src/with/a/long/path/module.ts", "ts", `const ${LONG} = 1;\n`)}`;

/** Nothing reaches beyond the sides of the window. */
async function fits(page: Page) {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);
}

for (const width of [390, 320]) {
  test.describe(`a phone ${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 700 }, hasTouch: true, isMobile: true });

    test("shows every screen without scrolling sideways", async ({ page, account }) => {
      const seed = seeder(page, account);
      const projectId = await seed.project(`A project with ${LONG}`.slice(0, 200), { description: LONG });
      const chatId = await seed.chat(`A chat with ${LONG}`.slice(0, 200), ["Hello", ANSWER], projectId);
      const deletedId = await seed.chat(`A deleted chat with ${LONG}`.slice(0, 200));
      await page.request.delete(`/api/users/${account.id}/chats/${deletedId}`);
      for (const path of ["/", "/projects", `/projects/${projectId}`, "/settings", "/trash", `/chats/${chatId}`]) {
        await page.goto(path);
        await expect(page.getByRole("button", { name: "Open the sidebar" })).toBeVisible();
        await fits(page);
      }
      await expect(answers(page)).toContainText("Some words");
      await page.goto(`/chats/${chatId}?panel=files`);
      const sheet = page.getByRole("dialog", { name: "Files" });
      await inTree(sheet, "module.ts").tap();
      await expect(fileText(sheet, "src/with/a/long/path/module.ts")).toBeVisible();
      await fits(page);
      await expect.poll(() => sheet.boundingBox()).toMatchObject({ x: 0, y: 0, width });
      await sheet.getByRole("button", { name: "Close files" }).tap();
      await expect(sheet).toHaveCount(0);
      await expect(answers(page)).toBeVisible();
      await page.context().clearCookies();
      for (const path of ["/login", "/sign-up"]) {
        await page.goto(path);
        await expect(page.getByLabel("E-mail")).toBeVisible();
        await fits(page);
      }
    });

    test("the sidebar lies over the page and closes when it led somewhere", async ({ page, account }) => {
      await seeder(page, account).chat("Ships", ["Hello", "Ahoy"]);
      await page.goto("/");
      await page.getByRole("button", { name: "Open the sidebar" }).tap();
      const sidebar = page.getByRole("dialog", { name: "Navigation" });
      await sidebar.getByRole("link", { name: "Ships" }).tap();
      await expect(sidebar).toHaveCount(0);
      await expect(answers(page)).toContainText("Ahoy");
      await fits(page);
    });

    test("a question is sent with the button, and the answer comes", async ({ page, account }) => {
      expect(account.id).toBeGreaterThan(0);
      await page.goto("/");
      await composer(page).fill("Hello from the road");
      await page.getByRole("button", { name: "Send" }).tap();
      await settled(answers(page));
      await expect(answers(page)).toContainText("You wrote: Hello from the road");
      await fits(page);
    });
  });
}

test("the page can be read at 200 % zoom", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto("/");
  await ask(page, "Hello");
  await settled(answers(page));
  await expect(composer(page)).toBeInViewport();
  await fits(page);
});
