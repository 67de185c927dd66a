import { answers, ask, expect, settled, test } from "./fixtures.ts";

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
