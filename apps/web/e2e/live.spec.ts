import type { Page } from "@playwright/test";
import { answers, expect, MODELS, questions, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Chats and projects" });
const link = (page: Page, name: string) => sidebar(page).getByRole("link", { name, exact: true });

test("what a program and another tab do appears without asking for the lists again, and what was not seen has a mark", async ({
  page,
  context,
  account,
}) => {
  const chatId = await seeder(page, account).chat("Watched", ["The first message"]);
  const home = `/api/users/${account.id}`;
  await page.goto(`/chats/${chatId}`);
  await expect(questions(page)).toContainText("The first message");
  const other = await context.newPage();
  await other.goto("/");
  await expect(link(other, "Watched")).toBeVisible();

  const asked: string[] = [];
  for (const one of [page, other])
    one.on("request", (request) => request.url().includes("chat.list") && asked.push(request.url()));
  await page.request.post(`${home}/chats/${chatId}/messages`, {
    data: { message: "From a program", actor: "assistant" },
  });
  await expect(answers(page)).toContainText("From a program");
  await page.request.patch(`${home}/chats/${chatId}`, { data: { name: "Renamed" } });
  for (const one of [page, other]) await expect(link(one, "Renamed")).toBeVisible();

  const { chat } = await (
    await page.request.post(`${home}/chats`, { data: { model: "acme/assistant", name: "New" } })
  ).json();
  for (const one of [page, other]) await expect(link(one, "New")).toBeVisible();
  await page.request.post(`${home}/chats/${chat.id}/messages`, { data: { message: "Unseen", actor: "assistant" } });
  for (const one of [page, other]) await expect(link(one, "New")).toHaveAccessibleDescription("Unread");
  await other.reload();
  await expect(link(other, "New")).toHaveAccessibleDescription("Unread");
  await link(other, "New").click();
  await expect(answers(other)).toContainText("Unseen");
  for (const one of [page, other]) await expect(link(one, "New")).not.toHaveAccessibleDescription("Unread");
  await page.request.delete(`${home}/chats/${chat.id}`);
  await expect(link(page, "New")).toHaveCount(0);
  expect(asked.filter((url) => !url.includes("project.list"))).toEqual([]);
});

test("prompts and links of elsewhere show at once, and the tab's icon says that an answer is being written", async ({
  page,
  account,
  provider,
}) => {
  const chatId = await seeder(page, account).chat("Shown", ["The first message"]);
  const home = `/api/users/${account.id}`;
  await page.goto("/prompts");
  await expect(page.getByText("No prompts yet")).toBeVisible();
  const { prompt } = await (
    await page.request.post(`${home}/prompts`, { data: { name: "review", text: "Look at this." } })
  ).json();
  const row = page.getByRole("list", { name: "Your prompts" }).getByRole("link");
  await expect(row).toHaveText("reviewLook at this.");
  await page.request.patch(`${home}/prompts/${prompt.id}`, { data: { text: "Look twice." } });
  await expect(row).toHaveText("reviewLook twice.");

  const { share } = await (await page.request.post(`${home}/shares`, { data: { chat_id: chatId } })).json();
  await expect(link(page, "Shown")).toHaveAccessibleDescription(/Shared/);
  await page.request.delete(`${home}/shares/${share.id}`);
  await expect(link(page, "Shown")).not.toHaveAccessibleDescription(/Shared/);

  const icon = page.locator("link[rel=icon]");
  provider.next({ pieces: ["Wait ", "for it"], gated: true });
  const answered = page.request.post(`/api/ai/${MODELS[0]}/chat?chat_id=${chatId}`, {
    data: { messages: [{ role: "user", content: "Go" }] },
  });
  provider.gate.release();
  await expect(icon).toHaveAttribute("data-sign", "running");
  const said = (text: string) => page.getByRole("status").filter({ hasText: text });
  await expect(said("An answer is being written in “Shown”")).toBeAttached();
  provider.gate.release(1);
  await answered;
  await expect(said("The answer in “Shown” is complete")).toBeAttached();
  await expect(icon).toHaveAttribute("data-sign", "");
});
