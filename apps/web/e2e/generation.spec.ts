import type { Page } from "@playwright/test";
import { isClean } from "./axe.ts";
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

const queue = (page: Page) => page.getByRole("list", { name: "Queue" });
const queued = (page: Page) => queue(page).getByRole("listitem");
async function enqueue(page: Page, ...texts: string[]) {
  for (const text of texts) {
    await composer(page).fill(text);
    await composer(page).press("Enter");
    await expect(queued(page).last()).toContainText(text);
  }
}

test("what is written during an answer waits, can be changed and moved, and is sent once, in order", async ({
  page,
  context,
  provider,
}) => {
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  provider.gate.release(3);
  await expect(answers(page)).toContainText("word-3");
  await enqueue(page, "second", "third", "fourth");
  await page.reload();
  await expect(queued(page)).toContainText(["second", "third", "fourth"]);
  await queue(page).getByRole("button", { name: "Move message 3 up" }).press("Enter");
  await expect(queue(page).getByRole("button", { name: "Move message 2 up" })).toBeFocused();
  await queue(page).getByRole("button", { name: "Take message 3 out" }).click();
  await queue(page).getByRole("button", { name: "Edit message 1" }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(queued(other)).toContainText(["second", "fourth"]);
  const before = provider.requests.length;
  provider.gate.release(40);
  await settled(answers(page).first());
  // Who edits holds the queue back.
  const text = queue(page).getByRole("textbox", { name: "Text of the message" });
  await text.fill("second, better");
  await text.press("Enter");
  await expect(composer(page)).toBeFocused();
  for (const tab of [page, other]) {
    await expect(questions(tab)).toContainText(["Count", "second, better", "fourth"]);
    await expect(answers(tab).last()).toContainText("You wrote: fourth");
    await settled(answers(tab).last());
    await expect(queue(tab)).toHaveCount(0);
  }
  expect(provider.requests.slice(before).map(({ messages }) => messages.at(-1)?.content)).toEqual([
    "second, better",
    "fourth",
  ]);
});

test("a queue waits for the person where an answer was stopped or a message was not sent", async ({
  page,
  provider,
  traps,
}) => {
  provider.next({ pieces: WORDS, gated: true });
  await ask(page, "Count");
  provider.gate.release(3);
  await expect(answers(page)).toContainText("word-3");
  await enqueue(page, "next");
  await stop(page).click();
  const waiting = page.getByRole("region", { name: "Messages that wait" });
  await expect(waiting).toContainText("The answer was stopped. The queue waits.");
  await page.reload();
  await expect(waiting).toContainText("The answer was stopped. The queue waits.");
  await isClean(page, "queue");
  traps.allowFailures();
  const send = "**/trpc/generation.send*";
  await page.route(send, (route) => route.abort());
  await waiting.getByRole("button", { name: "Send now" }).click();
  await expect(waiting).toContainText("Not sent: The server cannot be reached.");
  await page.unroute(send);
  await page.getByRole("link", { name: "New chat" }).click();
  await page.goBack();
  await waiting.getByRole("button", { name: "Send now" }).click();
  await expect(answers(page).last()).toContainText("You wrote: next");
  await expect(waiting).toHaveCount(0);
  await expect(questions(page)).toContainText(["Count", "next"]);
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

test("a provider that refuses for now says for how long, and who answers instead or asks otherwise need not wait", async ({
  page,
  provider,
}) => {
  const headers = { "retry-after": "600", "content-type": "application/json", "x-request-id": "req_42" };
  const refusal = { status: 429, headers, body: '{"error":{"message":"slow down","code":"rate_limit_exceeded"}}' };
  provider.next(refusal);
  await ask(page, "Say hello");
  const failed = failure(page);
  await expect(failed).toContainText("Too many requests");
  await expect(failed).toContainText("Status 429");
  await page.reload();
  await expect(failed.getByRole("button", { name: /^Retry in \d+ s$/ })).toBeDisabled();
  expect(await copied(page, failed.getByRole("button", { name: "Copy details" }))).toMatch(
    /rate_limited · status 429 · request req_42 · chat \d+ · message \d+ · acme\/assistant/,
  );

  provider.next(refusal);
  await failed.getByRole("button", { name: "Other model" }).click();
  const options = page.getByRole("dialog", { name: "Other ways to answer" });
  await expect(options.getByLabel("Model")).toHaveValue("acme/other");
  await options.getByRole("button", { name: "Write another answer" }).click();
  await expect.poll(() => provider.requests.at(-1)!.model).toBe("acme/other");
  await expect(failed.getByRole("button", { name: /^Retry in/ })).toBeDisabled();
  await failed.getByRole("button", { name: "Edit the question" }).click();
  const editor = page.getByRole("textbox", { name: "Another wording" });
  await expect(editor).toBeFocused();
  await editor.fill("Say good day");
  await editor.press("ControlOrMeta+Enter");
  await expect(answers(page)).toContainText("You wrote: Say good day");
});

test("a conversation that is too long for its model goes on in a new chat from a summary", async ({
  page,
  provider,
  account,
}) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
  provider.next({ pieces: ["The port is 8443."] });
  await ask(page, "Which port?");
  await settled(answers(page));
  provider.next({ status: 400, body: '{"error":{"message":"too long","code":"context_length_exceeded"}}' });
  await ask(page, "And now everything");
  const before = page.url();
  await expect(failure(page)).toContainText("The conversation is too long for this model");
  provider.next({ pieces: ["We use port 8443."] });
  await failure(page).getByRole("button", { name: "Go on in a new chat, with a summary" }).click();
  await expect(questions(page)).toContainText("Summarise our conversation so far");
  await expect(answers(page)).toContainText("We use port 8443.");
  expect(page.url()).not.toBe(before);
  expect(JSON.stringify(provider.requests.at(-1)!.messages)).toContain("The port is 8443.");
  await ask(page, "Go on");
  await expect(answers(page).last()).toContainText("You wrote: Go on");
  expect(JSON.stringify(provider.requests.at(-1)!.messages)).not.toContain("The port is 8443.");
  await page.getByRole("link", { name: /^Begins with a summary of/ }).click();
  await expect(page).toHaveURL(new RegExp(before));
  await expect(failure(page)).toBeVisible();
});

test("an answer that breaks off keeps its beginning and offers to try again or to go on", async ({
  page,
  provider,
}) => {
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
  provider.next({ pieces: [" and this after it."] });
  await failure(page).getByRole("button", { name: "Continue" }).click();
  await expect(answers(page)).toContainText("and this after it.");
  await expect(failure(page)).toHaveCount(0);
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
