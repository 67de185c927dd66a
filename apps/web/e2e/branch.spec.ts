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
