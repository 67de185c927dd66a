import type { Page } from "@playwright/test";
import { answers, ask, composer, expect, fileText, inTree, settled, test } from "./fixtures.ts";
import { IN_SIDEBAR, POPUPS, type Popup } from "./popups.ts";
import { block, seeder } from "./seed.ts";

const LONG = "an_identifier_that_is_far_too_long_for_any_phone_".repeat(6);
const WIDE = `| ${"column | ".repeat(12)}\n|${" --- |".repeat(12)}\n| ${"some text | ".repeat(12)}\n`;
const ANSWER = `Some words and ${LONG}.\n\n${WIDE}\n${block("src/with/a/long/path/module.ts", "ts", `const ${LONG} = 1;\n`)}`;

/** Nothing reaches beyond the sides of the window, and no control is cut off that cannot be scrolled to. */
async function fits(page: Page) {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);
  await expect.poll(() => page.evaluate(findCutOff), page.url()).toEqual([]);
}

function findCutOff() {
  const isCut = (control: Element) => {
    const { left, right, width } = control.getBoundingClientRect();
    for (let box = control.parentElement; box; box = box.parentElement) {
      const { overflowX, position } = getComputedStyle(box);
      if ((overflowX === "auto" || overflowX === "scroll") && box.scrollWidth > box.clientWidth) return false;
      const edge = box.getBoundingClientRect();
      if (overflowX !== "visible" && width > 1 && (left < edge.left - 1 || right > edge.right + 1)) return true;
      if (position === "fixed") break;
    }
    return width > 1 && (left < -1 || right > innerWidth + 1);
  };
  return [...document.querySelectorAll("button, a[href], input, textarea, select, [role=treeitem], [role^=menuitem]")]
    .filter((control) => control.checkVisibility() && !control.closest(".sr-only") && isCut(control))
    .map((control) => control.outerHTML.slice(0, 160));
}

/** Everything that a finger may mean is 44 pixels high and wide; not links in the middle of a text. */
async function isForFingers(page: Page) {
  expect.soft(await page.evaluate(findSmall), page.url()).toEqual([]);
}

function findSmall() {
  const controls =
    "button, a[href], input:not([type=hidden]), select, summary, [role=treeitem], [role=option], [role=tab], [role^=menuitem]";
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((control) => {
      const meant = control.matches("[type=checkbox], [type=radio]") ? (control.closest("label") ?? control) : control;
      const { width, height, bottom } = meant.getBoundingClientRect();
      const isAway = !meant.checkVisibility({ opacityProperty: true }) || width <= 1 || bottom <= 0;
      return !isAway && getComputedStyle(meant).display !== "inline" && Math.min(width, height) < 43.5;
    })
    .map((control) => {
      const { width, height } = control.getBoundingClientRect();
      return `${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 160)}`;
    });
}

/** One finger from one place to another. */
async function swipe(page: Page, from: number, to: number) {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y: 300 }] });
  await touch("touchStart", from);
  for (const part of [0.2, 0.5, 0.8, 1]) await touch("touchMove", from + (to - from) * part);
  await touch("touchEnd");
  await session.detach();
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
      for (const path of [
        "/",
        "/projects",
        `/projects/${projectId}`,
        `/projects/${projectId}/files`,
        "/search?q=some",
        "/prompts",
        "/collections",
        "/settings",
        "/trash",
        `/chats/${chatId}`,
      ]) {
        await page.goto(path);
        await expect(page.getByRole("button", { name: "Open the sidebar" })).toBeVisible();
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await fits(page);
        if (width === 390) await isForFingers(page);
      }
      await expect(answers(page)).toContainText("Some words");
      for (const [item, shown] of [
        ["Move to project", page.getByRole("menuitemradio", { name: "No project" })],
        ["Tags", page.getByRole("dialog", { name: /^Tags of/ }).getByRole("textbox")],
        ["Settings", page.getByRole("dialog").getByText("What the model reads")],
      ] as const) {
        await page.getByRole("button", { name: "Options for this chat" }).tap();
        await page.getByRole("menuitem", { name: item }).tap();
        await expect(shown).toBeVisible();
        await fits(page);
        if (width === 390) await isForFingers(page);
        await page.keyboard.press("Escape");
        await expect(page.locator("[role=menu], [role=dialog]")).toHaveCount(0);
      }
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

    test("the sidebar lies over the page, closes when it led somewhere, and follows a finger from the edge", async ({
      page,
      account,
    }) => {
      await seeder(page, account).chat("Ships", ["Hello", "Ahoy"]);
      await page.goto("/");
      await page.getByRole("button", { name: "Open the sidebar" }).tap();
      const sidebar = page.getByRole("dialog", { name: "Navigation" });
      await sidebar.getByRole("link", { name: "Ships" }).tap();
      await expect(sidebar).toHaveCount(0);
      await expect(answers(page)).toContainText("Ahoy");
      await fits(page);

      // From the edge, and back towards it; from the middle of the page and downwards it means something else.
      await swipe(page, 200, 320);
      await expect(sidebar).toHaveCount(0);
      await swipe(page, 4, 150);
      await expect(sidebar).toBeVisible();
      await expect(sidebar.getByRole("link", { name: "Ships" })).toBeVisible();
      await fits(page);
      if (width === 390) await isForFingers(page);
      await swipe(page, 220, 60);
      await expect(sidebar).toHaveCount(0);
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

test.describe("what opens on a phone", () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });

  test("fits, and is large enough for fingers", async ({ page, account }) => {
    const seed = seeder(page, account);
    const projectId = await seed.project(`Harbour ${LONG}`.slice(0, 200));
    const chatId = await seed.chat("A chat", ["Hello", block("a.ts", "ts", "let a;\n")], projectId);
    const deletedId = await seed.chat("Another");
    await page.request.delete(`/api/users/${account.id}/chats/${deletedId}`);
    const popup = page.locator("[role=dialog]:not(.bg-sidebar), [role=menu]");
    async function look([name, item]: Popup, path: string) {
      await page.getByRole("button", { name, exact: true }).first().tap();
      if (item) await page.getByRole("menuitem", { name: item, exact: true }).tap();
      await expect(popup, `${path}: ${name} ${item ?? ""}`).toBeVisible();
      await fits(page);
      await isForFingers(page);
      await page.keyboard.press("Escape");
      await expect(popup).toHaveCount(0);
    }
    for (const [path, openers] of POPUPS) {
      await page.goto(path.replace("CHAT", String(chatId)).replace("PROJECT", String(projectId)));
      for (const one of openers) await look(one, path);
    }
    await page.goto("/");
    for (const one of IN_SIDEBAR) {
      const sidebar = page.getByRole("dialog", { name: "Navigation" });
      if (!(await sidebar.isVisible())) await page.getByRole("button", { name: "Open the sidebar" }).tap();
      await look(one, "sidebar");
    }
    for (const path of [
      "/tags",
      "/archive",
      "/connect",
      "/collections/starters/ci",
      `/chats/${chatId}/compare`,
      `/projects/${projectId}/context`,
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await fits(page);
      await isForFingers(page);
    }
    await page.context().clearCookies();
    for (const path of ["/login", "/sign-up"]) {
      await page.goto(path);
      await expect(page.getByLabel("E-mail")).toBeVisible();
      await isForFingers(page);
    }
  });
});

test("the page can be read at 200 % zoom", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto("/");
  await ask(page, "Hello");
  await settled(answers(page));
  await expect(composer(page)).toBeInViewport();
  await fits(page);
});
