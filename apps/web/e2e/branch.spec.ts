import type { Page } from "@playwright/test";
import { type Account, answers, ask, composer, expect, questions, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

test("another answer comes beside the first, which is a button away, also after a reload", async ({
  page,
  provider,
  account,
}) => {
  await page.goto("/");
  provider.next({ pieces: ["The first answer"] });
  await ask(page, "Which one?");
  await settled(answers(page));
  provider.next({ pieces: ["The second answer"] });
  await answers(page).getByRole("button", { name: "Answer again" }).click();
  await expect(answers(page)).toContainText("The second answer");
  await settled(answers(page));
  await expect(answers(page)).toContainText("2/2");
  await answers(page).getByRole("button", { name: "Previous version" }).click();
  await expect(answers(page)).toContainText("The first answer");
  await expect(answers(page)).toContainText("1/2");
  await page.reload();
  await expect(answers(page)).toContainText("The first answer");
  await answers(page).getByRole("button", { name: "Next version" }).click();
  await expect(answers(page)).toContainText("The second answer");

  // The address of a message that is not shown shows its branch.
  const { pathname } = new URL(page.url());
  const list = await page.request.get(`/api/users/${account.id}${pathname}/messages?branch=all`);
  const { chatMessages } = await list.json();
  const first = chatMessages.find(({ message }: { message: string }) => message === "The first answer");
  await page.goto(`${pathname}?message=${first.id}`);
  await expect(answers(page)).toContainText("The first answer");
  await expect(page.locator(`#message-${first.id}`)).toBeFocused();
});

test("another answer is asked for with a word on it and from another model; one that was stopped goes on", async ({
  page,
  provider,
  account,
}) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
  provider.next({ pieces: ["Long and winding"] });
  await ask(page, "Describe the harbour");
  await settled(answers(page));
  provider.next({ pieces: ["Begun", " and never said"], gated: true });
  await answers(page).getByRole("button", { name: "Other ways to answer" }).click();
  const options = page.getByRole("dialog", { name: "Other ways to answer" });
  await options.getByLabel("Model").selectOption("acme/other");
  await options.getByLabel("What should be different?").fill("Be brief");
  await options.getByRole("button", { name: "Write another answer" }).click();
  provider.gate.release(1);
  await expect(answers(page)).toContainText("Begun");
  await page.getByRole("button", { name: "Stop the answer" }).click();
  await settled(answers(page));
  const asked = provider.requests.at(-1)!;
  expect(asked.model).toBe("acme/other");
  expect(JSON.stringify(asked.messages)).toContain("Be brief");

  provider.next({ pieces: [" and ended"] });
  await answers(page).getByRole("button", { name: "Continue" }).click();
  await expect(answers(page)).toContainText("Begun and ended");
  await settled(answers(page));
  await expect(answers(page).getByRole("button", { name: "Continue" })).toHaveCount(0);
  expect(provider.requests.at(-1)!.messages.at(-1)).toEqual({ role: "assistant", content: "Begun" });
});

test("a message is worded anew in its place: kept over a reload, asked again, and another answer further up", async ({
  page,
  provider,
  account,
}) => {
  const chatId = await seeder(page, account).chat("A chat", ["Begin", "Begun", "Second", "Seconded"]);
  await page.goto(`/chats/${chatId}`);
  const editor = page.getByRole("textbox", { name: "Another wording", exact: true });
  await composer(page).press("ArrowUp");
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue("Second");
  await editor.press("Escape");
  await expect(composer(page)).toBeFocused();
  await composer(page).press("ArrowUp");
  await editor.fill("Second, but better");
  await page.reload();
  await expect(editor).toHaveValue("Second, but better");
  await editor.press("Escape");
  await page.getByRole("dialog", { name: "Discard the new wording?" }).getByRole("button", { name: "Cancel" }).click();
  provider.next({ pieces: ["A better answer"] });
  await editor.press("ControlOrMeta+Enter");
  await expect(answers(page).last()).toContainText("A better answer");
  await expect(questions(page)).toContainText(["Begin", "Second, but better"]);
  await expect(questions(page).last()).toContainText("2/2");
  await expect(editor).toHaveCount(0);

  await questions(page).first().getByRole("button", { name: "Edit message" }).click();
  await editor.fill("Begin without an answer");
  await editor.press("ControlOrMeta+s");
  await expect(answers(page)).toHaveCount(0);
  await expect(questions(page)).toContainText(["Begin without an answer"]);
  await questions(page).getByRole("button", { name: "Previous version" }).click();

  await answers(page).first().getByRole("button", { name: "Another answer" }).click();
  provider.next({ pieces: ["Begun otherwise"] });
  await page.getByRole("button", { name: "Write another answer" }).click();
  await expect(answers(page)).toHaveCount(1);
  await expect(answers(page)).toContainText("Begun otherwise");
  await settled(answers(page));
  expect(provider.requests.at(-1)!.messages.at(-1)).toEqual({ role: "user", content: "Begin" });
});

/** A chat with two answers to the second question, the other one of which is shown; each made another Dockerfile. */
async function twoBranches(page: Page, account: Account): Promise<number> {
  const dockerfile = (from: string) => block("Dockerfile", "dockerfile", `FROM ${from}\n`);
  const texts = ["Begin", "Begun", "A Dockerfile", `The first\n\n${dockerfile("debian")}`];
  const chatId = await seeder(page, account).chat("A chat", texts);
  const base = `/api/users/${account.id}/chats/${chatId}/messages`;
  const { chatMessages } = await (await page.request.get(base)).json();
  const data = { message: `The other\n\n${dockerfile("alpine")}` };
  expect((await page.request.post(`${base}/${chatMessages[3].id}/edit`, { data })).ok()).toBe(true);
  return chatId;
}

test("all branches are in one list, by keyboard too; one is opened, deleted and brought back", async ({
  page,
  account,
}) => {
  await page.goto(`/chats/${await twoBranches(page, account)}`);
  await expect(answers(page).last()).toContainText("The other");
  await page.getByRole("button", { name: "Branches 2" }).click();
  const sheet = page.getByRole("dialog", { name: "Branches" });
  const first = sheet.getByRole("button", { name: /^First branch/ });
  const other = sheet.getByRole("button", { name: /^The other/ });
  await expect(other).toHaveAttribute("aria-current", "true");
  await first.focus();
  await first.press("ArrowDown");
  await expect(other).toBeFocused();
  await other.press("Home");
  await expect(first).toBeFocused();
  await first.press("Enter");
  await expect(sheet).toHaveCount(0);
  await expect(answers(page).last()).toContainText("The first");
  await expect(answers(page).last()).toBeFocused();

  await page.getByRole("button", { name: "Branches 2" }).click();
  await sheet.getByRole("button", { name: "Options for The other" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(other).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(other).toBeVisible();
  await expect(first).toHaveAttribute("aria-current", "true");
});

test("two branches are compared at an address of their own, and a file of the one is taken into the other", async ({
  page,
  account,
}) => {
  const chatId = await twoBranches(page, account);
  await page.goto(`/chats/${chatId}/compare?left=0`);
  const column = (side: string) => page.getByRole("region", { name: `Branch ${side}` });
  await expect(column("A")).toContainText("The first");
  await expect(column("B")).toContainText("The other");
  await expect(column("A").getByText("Begun")).toHaveCount(0);
  await page.getByRole("button", { name: "Dockerfile", exact: true }).click();
  const changes = page.getByRole("region", { name: "Changes of Dockerfile" });
  await expect(changes).toContainText("FROM debian");
  await expect(changes).toContainText("FROM alpine");
  await page.getByRole("button", { name: "Take into A: Dockerfile" }).click();
  await expect(page.getByText("Both branches end with the same files.")).toBeVisible();
  await page.getByRole("button", { name: "Swap the sides" }).click();
  await expect(column("A")).toContainText("The other");
  await expect(page).toHaveURL(/compare\?left=\d+&right=0$/);
  await column("A").getByRole("button", { name: "Show in the chat" }).click();
  await expect(answers(page).last()).toContainText("The other");
});

test("a chat goes on from a message in a chat of its own, which leads back, and other tabs see it come", async ({
  page,
  provider,
  account,
  context,
}) => {
  const text = (words: string) => block("a.txt", "txt", `${words}\n`);
  const id = await seeder(page, account).chat("Harbour", ["One", text("first"), "Two", text("second")]);
  const other = await context.newPage();
  await other.goto("/");
  await page.goto(`/chats/${id}`);
  const first = await answers(page).first().getAttribute("id");
  await answers(page).first().hover();
  await answers(page).first().getByRole("button", { name: "New chat from here" }).click();
  await expect(page).not.toHaveURL(new RegExp(`/chats/${id}$`));
  await expect(page.getByRole("heading", { name: "Harbour (2)" })).toBeVisible();
  await expect(questions(page)).toHaveText(/One/);
  await expect(answers(page)).toHaveCount(1);
  await expect(other.getByRole("link", { name: /Harbour \(2\)/ }).first()).toBeVisible();
  provider.next({ pieces: ["A third way"] });
  await ask(page, "And now?");
  await expect(answers(page).last()).toContainText("A third way");
  await page.getByRole("link", { name: "Goes on from Harbour" }).click();
  await expect(page).toHaveURL(new RegExp(`/chats/${id}\\?${first!.replace("-", "=")}`));
  await expect(page.locator(`#${first}`)).toBeFocused();
  await expect(answers(page)).toHaveCount(2);
});
