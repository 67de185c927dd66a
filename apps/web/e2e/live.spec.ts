import type { Page } from "@playwright/test";
import { answers, expect, questions, test } from "./fixtures.ts";
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
