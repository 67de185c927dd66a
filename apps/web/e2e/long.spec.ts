import type { Page } from "@playwright/test";
import { answers, expect, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const COUNT = 2_000;
const TEXT = Array.from({ length: COUNT }, (_, n) => `Step ${n}.\n\n${block(`f${n}.ts`, "ts", `const v${n} = 1;\n`)}`);

const log = (page: Page) => page.getByRole("log");
const code = (page: Page, n: number) => answers(page).locator("pre", { hasText: `const v${n} = 1;` });

test("an answer of 2,000 blocks is rendered where it is read, and can be found and selected whole", async ({
  page,
  account,
}) => {
  const chatId = await seeder(page, account).chat("Long", ["Hello", TEXT.join("\n")]);
  await page.goto(`/chats/${chatId}`);
  await expect(code(page, COUNT - 1)).toBeInViewport();
  expect(await page.locator("*").count()).toBeLessThan(6_000);

  await log(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  const shown = answers(page).locator("pre", { hasText: /const v(9|10)\d\d = 1;/ });
  await expect(shown.first()).toBeAttached();
  await expect(shown.first().locator(".hljs-keyword")).toBeAttached();

  const text = (await answers(page).textContent()) ?? "";
  const missing = TEXT.map((_, n) => `const v${n} = 1;`).filter((line) => !text.includes(line));
  expect(missing).toEqual([]);
  const selected = await answers(page).evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    return getSelection()?.toString() ?? "";
  });
  for (const n of [0, 700, 1_500, COUNT - 1]) expect(selected).toContain(`const v${n} = 1;`);
});

test("what is rendered above the view does not move what is read", async ({ page, account }) => {
  const long = TEXT.map((step, n) => (n % 3 === 0 ? `${step}\n${"Many words. ".repeat(40)}` : step)).join("\n");
  const chatId = await seeder(page, account).chat("Long", ["Hello", long]);
  await page.goto(`/chats/${chatId}`);
  await expect(code(page, COUNT - 1)).toBeInViewport();
  const far = () => answers(page).locator("[data-far]").count();
  for (let step = 0; step < 5; step++) {
    const before = await far();
    // Something in the middle of the view after a large step upwards, and where it stands then.
    const read = await log(page).evaluateHandle((element) => {
      // As a reader's wheel does: who only sets the position may be taken for the page itself, and brought back to the end.
      element.dispatchEvent(new WheelEvent("wheel", { deltaY: -1, bubbles: true }));
      element.scrollTop -= 3_000;
      const { left, top, width, height } = element.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2)?.closest("pre, p, [data-far]");
      return { seen, top: seen?.getBoundingClientRect().top ?? 0 };
    });
    await expect.poll(far).toBeLessThan(before);
    const moved = await read.evaluate(({ seen, top }) =>
      seen?.isConnected ? Math.abs(seen.getBoundingClientRect().top - top) : 0,
    );
    expect(moved).toBeLessThan(2);
  }
});
