import type { Page } from "@playwright/test";
import { answers, ask, composer, copied, expect, questions, settled, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

const COUNT = 180;
const log = (page: Page) => page.getByRole("log");
const row = (page: Page, id: number) => page.locator(`#message-${id}`);

/** Messages one after the other, and their ids. */
async function longChat(page: Page, account: { id: number; email: string }) {
  const contents = Array.from({ length: COUNT }, (_, n) => `Message ${n + 1}\n\n${"words ".repeat(10 + (n % 7) * 20)}`);
  const chatId = await seeder(page, account).chat("Long", contents);
  const { chatMessages } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/messages`)).json();
  return { chatId, ids: chatMessages.map(({ id }: { id: number }) => id) as number[] };
}

/** Lists of messages that the page has asked for. */
function watchLists(page: Page) {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("message.list")) asked.push(decodeURIComponent(request.url()));
  });
  return asked;
}

/** Scrolls a step at a time until it is there; gives the messages that were passed. */
async function scrollTo(page: Page, id: number, step: number) {
  return log(page).evaluate(
    async (scroller, { id, step }) => {
      const seen = new Set<string>();
      for (let tries = 0; tries < 400 && !seen.has(`message-${id}`); tries++) {
        scroller.scrollTop += step;
        for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
        for (const article of scroller.querySelectorAll("article[id]")) seen.add(article.id);
      }
      return [...seen];
    },
    { id, step },
  );
}

/** Keeps what is older than the messages that are there from coming, from now until it is released. */
async function holdPages(page: Page) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isOlder = (url: URL) =>
    url.pathname.includes("message.list") && url.search.includes(encodeURIComponent('"before":'));
  await page.route(isOlder, async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

/** How far the message in the middle of the view is moved when older ones, which were held, are loaded above it. */
async function movedByOlder(page: Page, release: () => void) {
  await log(page).evaluate((scroller) => scroller.scrollTo({ top: 800 }));
  const read = () =>
    log(page).evaluate((scroller) => {
      const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
      const all = [...scroller.querySelectorAll("article[id]")];
      const seen = all.find((article) => article.getBoundingClientRect().bottom > middle);
      return { id: seen?.id, top: seen?.getBoundingClientRect().top, height: scroller.scrollHeight };
    });
  let last = await read();
  const isStill = async () => {
    const before = last;
    last = await read();
    return JSON.stringify(before) === JSON.stringify(last);
  };
  await expect.poll(isStill).toBe(true);
  const before = last;
  release();
  await expect.poll(async () => (await read()).height).toBeGreaterThan(before.height!);
  await expect.poll(isStill).toBe(true);
  expect(last.id).toBe(before.id);
  return Math.abs(last.top! - before.top!);
}

// Without motion nothing may be measured later than it is: whoever turns it off keeps his place, too.
test.describe(() => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("a far message opens with those around it, and the thread goes on from there in both directions", async ({
    page,
    account,
  }) => {
    const { chatId, ids } = await longChat(page, account);
    const asked = watchLists(page);
    const release = await holdPages(page);
    await page.goto(`/chats/${chatId}?message=${ids[69]}`);
    await expect(row(page, ids[69]!)).toBeFocused();
    await expect(row(page, ids[69]!)).toBeInViewport();
    await expect(row(page, ids[69]!)).toHaveClass(/animate-flash/);
    // The newest, those around it, and at the most what is next to those; nothing of what is between.
    expect(asked.filter((url) => url.includes(`"around":${ids[69]}`))).not.toEqual([]);
    expect(asked.length).toBeLessThan(5);

    expect(await movedByOlder(page, release)).toBeLessThan(2);
    const up = await scrollTo(page, ids[0]!, -900);
    await expect(row(page, ids[0]!)).toContainText("Message 1");
    const down = await scrollTo(page, ids[COUNT - 1]!, 900);
    expect([...new Set([...up, ...down])].sort()).toEqual(ids.map((id) => `message-${id}`).sort());
    await log(page).evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(row(page, ids[COUNT - 1]!)).toBeInViewport();
    await expect(page.getByRole("button", { name: "Go to the end" })).toBeHidden();
  });
});

test("from a far message one button leads to the newest, and so does what is sent", async ({ page, account }) => {
  const { chatId, ids } = await longChat(page, account);
  await page.goto(`/chats/${chatId}?message=${ids[20]}`);
  await expect(row(page, ids[20]!)).toBeFocused();
  await page.getByRole("button", { name: "Go to the end" }).click();
  await expect(row(page, ids[COUNT - 1]!)).toBeInViewport();
  await expect(row(page, ids[20]!)).toHaveCount(0);
  // The messages of the chat before are still there when one comes back to them.
  await page.goto(`/chats/${chatId}?message=${ids[40]}`);
  await expect(row(page, ids[40]!)).toBeFocused();
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(log(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Long", exact: true }).click();
  await expect(row(page, ids[40]!)).toBeInViewport();

  await ask(page, "And now?");
  await expect(questions(page).last()).toContainText("And now?");
  await expect(questions(page).last()).toBeInViewport();
  await settled(answers(page).last());
});

test("a message is deleted with what follows it, and both come back; an answer is copied as plain text, too", async ({
  page,
  account,
}) => {
  const chatId = await seeder(page, account).chat("Short", ["One", "**First**, `a`", "Two", "Second"]);
  await page.goto(`/chats/${chatId}`);
  await questions(page).last().getByRole("button", { name: "Delete from here" }).click();
  await page.getByRole("button", { name: "Undo" }).hover();
  await expect(answers(page)).toHaveText([/First/]);
  await expect(questions(page)).toHaveText([/One/]);
  await page.reload();
  await expect(answers(page)).toHaveText([/First/]);
  await answers(page).getByRole("button", { name: "Delete from here" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(answers(page)).toHaveText([/First/]);
  const copy = answers(page).getByRole("button", { name: "Copy answer" });
  expect(await copied(page, copy)).toBe("**First**, `a`");
  await copy.click({ modifiers: ["Shift"] });
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("First, a");
});

test("a message that was only reworded is answered when that is asked for", async ({ page, account, provider }) => {
  const chatId = await seeder(page, account).chat("Reworded", ["Which harbour?", "This one."]);
  await page.goto(`/chats/${chatId}`);
  await expect(answers(page)).toHaveCount(1);
  await questions(page).hover();
  await questions(page).getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Another wording" }).fill("Which port?");
  await page.keyboard.press("ControlOrMeta+S");
  await expect(answers(page)).toHaveCount(0);
  await page.reload();
  await questions(page).getByRole("button", { name: "Answer this" }).click();
  await settled(answers(page));
  await expect(answers(page)).toContainText("You wrote: Which port?");
  expect(provider.requests.at(-1)!.messages.at(-1)!.content).toBe("Which port?");
  await expect(page.getByRole("button", { name: "Answer this" })).toHaveCount(0);
});

test("what is typed before the editor of the last message has come goes into it", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Typed", ["Which harbour", "This one."]);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/message-editor-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/chats/${chatId}`);
  await composer(page).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type(" nwo");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  release();
  const editor = page.getByRole("textbox", { name: "Another wording" });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue("Which harbour n");
  await page.keyboard.type("ow?");
  await expect(editor).toHaveValue("Which harbour now?");
  await expect(composer(page)).toHaveValue("");
});

test("finding a text opens the long message that it is folded in", async ({ page, account }) => {
  const folded = `${"Line\n".repeat(2_000)}the needle at the end`;
  const chatId = await seeder(page, account).chat("Folded", [folded, "An answer"]);
  await page.goto(`/chats/${chatId}`);
  await expect(questions(page).getByRole("button", { name: /^Show more/ })).toBeVisible();
  const field = page.getByRole("textbox", { name: "Find in this chat" });
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+F");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await field.fill("needle");
  await expect(page.getByRole("search")).toContainText("1 of 1");
  await expect(questions(page).getByText("the needle at the end")).toBeAttached();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get("found-here") ?? [];
        const { top, bottom } = (range as Range | undefined)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
        return top > 0 && bottom < innerHeight;
      }),
    )
    .toBe(true);
});

test("a question goes to the top in one step, and its answer is followed in every frame of a slow machine", async ({
  page,
  account,
  provider,
}) => {
  const chatId = await seeder(page, account).chat("Frames", ["One", Array(60).fill("Two\n\n").join("")]);
  await page.goto(`/chats/${chatId}`);
  await expect(log(page)).toBeVisible();
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const pieces = Array.from({ length: 200 }, (_, n) => `Step ${n + 1}.\n\n`);
  provider.next({ pieces, gated: true });
  // What was painted: where the question is in the view, how many lines of its answer there are, and how far the end is.
  const painted = await log(page).evaluateHandle((own) => {
    const frames: { top: number; lines: number; toEnd: number }[] = [];
    // The newest observer is asked last before a frame is painted.
    const look = (_: unknown, observer: ResizeObserver) => {
      observer.disconnect();
      const rows = [...own.querySelectorAll("article")];
      const question = rows.find((row) => row.textContent?.includes("Frame by"));
      const lines = rows.at(-1)?.textContent?.match(/Step/g)?.length ?? 0;
      const toEnd = own.scrollHeight - own.clientHeight - own.scrollTop;
      if (!question) return;
      const top = question.getBoundingClientRect().top - own.getBoundingClientRect().top;
      frames.push({ top: Math.round(top), lines, toEnd: Math.round(toEnd) });
    };
    const tick = () => {
      new ResizeObserver(look).observe(own);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return frames;
  });
  await ask(page, "Frame by frame");
  for (let n = 0; n < pieces.length; n += 4) {
    provider.gate.release(4);
    await page.waitForTimeout(10);
  }
  await settled(answers(page).last());
  const frames = await painted.jsonValue();
  expect(frames.length).toBeGreaterThan(10);
  expect(frames.filter(({ top, lines }) => top > 1 || (lines < 9 && top < -1))).toEqual([]);
  expect(frames.filter(({ toEnd }) => toEnd > 1)).toEqual([]);
  await expect(page.getByText("Step 200.")).toBeInViewport();
});

test("formulas are shown as such while they come and later, code and prices stay as they are", async ({
  page,
  account,
  provider,
}) => {
  expect(account.id).toBeGreaterThan(0);
  const pieces = [
    "It takes \\(O(n ",
    "\\log n)\\), costs $5 to $10",
    " and `$x$`:\n\\[\nx\n",
    "+ \\frac{a}{b}\n\\]\n",
    "\n\\(\\nosuch{x}\\)",
  ];
  provider.next({ pieces, gated: true });
  await page.goto("/");
  await ask(page, "Formulas");
  const formulas = answers(page).locator("math");
  provider.gate.release(2);
  await expect(formulas).toHaveCount(1);
  provider.gate.release(1);
  await expect(answers(page)).toContainText("costs $5 to $10");
  await expect(formulas).toHaveCount(1);
  provider.gate.release(2);
  await settled(answers(page));
  await expect(formulas).toHaveCount(2);
  await expect(answers(page).getByRole("group", { name: "Formula" }).locator("mfrac")).toHaveCount(1);
  await expect(answers(page).locator("code")).toHaveText(["$x$", "\\nosuch{x}"]);
  await page.reload();
  await expect(formulas).toHaveCount(2);
});

test("while an answer is written the view follows its end, or stays at its beginning where that is chosen", async ({
  page,
  account,
  provider,
}) => {
  const chatId = await seeder(page, account).chat("Long answers", ["One", "Two"]);
  const endsAt = () => log(page).evaluate((own) => own.scrollHeight - own.clientHeight - own.scrollTop);
  const line = (text: string, n: number) => page.getByText(`${text} ${n}.`, { exact: true });
  const listen = async (text: string) => {
    provider.next({ pieces: Array.from({ length: 80 }, (_, n) => `${text} ${n + 1}.\n\n`), gated: true });
    await ask(page, text);
    provider.gate.release(60);
    await expect(line(text, 60)).toBeAttached();
    provider.gate.release(20);
    await expect(line(text, 80)).toBeAttached();
    await settled(answers(page).last());
  };
  await page.goto(`/chats/${chatId}`);
  await listen("Follow");
  await expect(line("Follow", 80)).toBeInViewport();

  await page.goto("/settings");
  await page.getByLabel("While an answer is written").selectOption("off");
  await page.goto(`/chats/${chatId}`);
  await listen("Stay");
  await expect(questions(page).last()).toBeInViewport();
  await expect(line("Stay", 80)).not.toBeInViewport();
  await expect.poll(endsAt).toBeGreaterThan(500);
  await page.getByRole("button", { name: /^Go to the end/ }).click();
  await expect(line("Stay", 80)).toBeInViewport();

  // Nor does it follow an answer that is whole before it is seen being written.
  provider.next({ pieces: [Array.from({ length: 80 }, (_, n) => `At once ${n + 1}.\n\n`).join("")] });
  await ask(page, "At once");
  await expect(line("At once", 1)).toBeInViewport();
  await settled(answers(page).last());
  await expect.poll(endsAt).toBeGreaterThan(500);
  await expect(questions(page).last()).toBeInViewport();
});
