import type { Page } from "@playwright/test";
import { answers, ask, composer, copied, expect, failure, pieces, questions, settled, test } from "./fixtures.ts";

const WORDS = Array.from({ length: 40 }, (_, n) => `word-${n + 1} `);
const WHOLE = WORDS.join("");

const copyOf = (page: Page) => copied(page, answers(page).last().getByRole("button", { name: "Copy answer" }));
const stop = (page: Page) => page.getByRole("button", { name: "Stop the answer" });

test.beforeEach(async ({ provider, account, page }) => {
  expect(account.id).toBeGreaterThan(0);
  provider.gate.close();
  await page.goto("/");
});

test("an answer goes on after a reload, and holds every word once", async ({ page, provider }) => {
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  provider.gate.release(10);
  await expect(answers(page)).toContainText("word-10");

  await page.reload();
  await expect(answers(page)).toContainText("word-10");
  await expect(answers(page)).not.toContainText("word-11");
  provider.gate.release(10);
  await expect(answers(page)).toContainText("word-20");

  await page.goto("about:blank");
  provider.gate.release(20);
  await page.goBack();
  await settled(answers(page));
  expect(await copyOf(page)).toBe(WHOLE);
  const shown = (await answers(page).textContent()) ?? "";
  expect(WORDS.filter((word) => shown.split(word.trim()).length !== 2 && !/word-[1-4]$/.test(word.trim()))).toEqual([]);
});

test("stopping keeps what came, also after a reload", async ({ page, provider }) => {
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  provider.gate.release(12);
  await expect(answers(page)).toContainText("word-12");
  await stop(page).click();
  await expect(answers(page).getByText("Stopped", { exact: true })).toBeVisible();
  await expect.poll(() => provider.requests.at(-1)?.aborted).toBe(true);
  await page.reload();
  await expect(answers(page).getByText("Stopped", { exact: true })).toBeVisible();
  expect(await copyOf(page)).toBe(WORDS.slice(0, 12).join(""));
  await expect(composer(page)).toBeEditable();
});

test("Escape in the composer stops the answer", async ({ page, provider }) => {
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  provider.gate.release(3);
  await expect(answers(page)).toContainText("word-3");
  await composer(page).press("Escape");
  await expect(answers(page).getByText("Stopped", { exact: true })).toBeVisible();
});

test("a failing provider is told in words, without its secrets, and a retry gets the answer", async ({
  page,
  provider,
}) => {
  provider.next({ status: 500, body: '{"error":{"message":"stack trace with sk-secret-of-the-operator"}}' });
  await ask(page, "Say hello");
  const failed = failure(page);
  await expect(failed).toBeVisible();
  await expect(failed).not.toContainText(/sk-secret|stack trace|\{/);
  provider.next({ pieces: ["Hello ", "at last."] });
  await failed.getByRole("button", { name: "Retry" }).click();
  await expect(answers(page)).toContainText("Hello at last.");
  await expect(failed).toHaveCount(0);
  await expect(answers(page)).toHaveCount(1);
  await expect(questions(page)).toHaveCount(1);
});

test("a provider that refuses for now says so", async ({ page, provider }) => {
  const headers = { "retry-after": "7", "content-type": "application/json" };
  provider.next({ status: 429, headers, body: '{"error":{"message":"slow down","code":"rate_limit_exceeded"}}' });
  await ask(page, "Say hello");
  await expect(failure(page)).toContainText(/too many|limit|busy|wait/i);
  await page.reload();
  await expect(failure(page)).toBeVisible();
});

test("an answer that breaks off keeps its beginning and offers to try again", async ({ page, provider }) => {
  provider.next({
    pieces: pieces("This came before the line broke."),
    finishReason: null,
    dones: 0,
    cutInside: "broke",
  });
  await ask(page, "Tell me");
  await expect(failure(page)).toBeVisible();
  await expect(answers(page)).toContainText("This came before the line");
  await expect(answers(page).getByRole("button", { name: "Retry" })).toBeVisible();
});

test("two tabs see the same answer grow", async ({ page, context, provider }) => {
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  await expect(page).toHaveURL(/\/chats\/\d+/);
  const other = await context.newPage();
  await other.goto(page.url());
  provider.gate.release(15);
  for (const tab of [page, other]) await expect(answers(tab)).toContainText("word-15");
  provider.gate.release(25);
  for (const tab of [page, other]) {
    await settled(answers(tab));
    await expect(answers(tab)).toContainText("word-40");
  }
  await other.bringToFront();
  expect(await copyOf(other)).toBe(WHOLE);
});

test("a crash of the server keeps what came, and the chat goes on", async ({ page, provider, server, traps }) => {
  test.slow();
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  provider.gate.release(8);
  await expect(answers(page)).toContainText("word-8");
  traps.allowFailures();
  await server.crash();
  await page.reload();
  await expect(answers(page)).toContainText("Interrupted");
  await expect(answers(page)).toContainText("word-8");
  await ask(page, "And now?");
  await expect(answers(page).last()).toContainText("You wrote: And now?");
});
