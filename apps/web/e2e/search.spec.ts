import type { Page } from "@playwright/test";
import { isClean } from "./axe.ts";
import { type Account, expect, fileText, questions, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const field = (page: Page) => page.getByRole("searchbox", { name: "Search messages, files, chats and prompts" });
const group = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function workspace(page: Page, account: Account) {
  const seed = seeder(page, account);
  const lines = Array.from({ length: 60 }, (_, n) => (n === 40 ? "const otter = createDb();" : `// line ${n + 1}`));
  const turns = [
    "Where do the otters live?",
    "In rivers.",
    "And the file?",
    block("src/otter.ts", "ts", `${lines.join("\n")}\n`),
  ];
  const chat = await seed.chat("Otter conservation", turns);
  await seed.chat("Something else", ["Hello", "Hi there"]);
  return chat;
}

test("what was said and written is found, and a hit leads to it", async ({ page, account }) => {
  const chat = await workspace(page, account);
  await page.goto("/");
  await page.getByRole("link", { name: "Search everything" }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("otter");
  await expect(group(page, "Chats").getByRole("link")).toHaveCount(1);
  await expect(group(page, "Files").getByRole("link")).toHaveCount(1);
  await expect(group(page, "Messages").locator("mark").first()).toHaveText("otter");
  await expect(page).toHaveURL(/\/search\?q=otter$/);
  await isClean(page, "the results of a search");

  // The file, at its line.
  await group(page, "Files").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/chats/${chat}\\?file=\\d+&lines=41$`));
  await expect(fileText(page, "src/otter.ts")).toContainText("const otter = createDb();");

  // The way back brings the query; another word the message.
  await page.goBack();
  await expect(field(page)).toHaveValue("otter");
  await field(page).fill('"do the otters" role:user');
  await expect(page.getByRole("button", { name: "Remove the filter role:user" })).toBeVisible();
  await expect(group(page, "Chats")).toHaveCount(0);
  await expect(group(page, "Messages").getByRole("link")).toHaveCount(1);
  await field(page).press("ArrowDown");
  await expect(group(page, "Messages").getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/chats/${chat}\\?message=\\d+$`));
  await expect(questions(page).first()).toContainText("Where do the otters live?");
});

test("filters are buttons, and a query that cannot be understood says why", async ({ page, account }) => {
  await workspace(page, account);
  await page.goto("/search?q=otter");
  await expect(group(page, "Messages")).toBeVisible();
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await expect(field(page)).toHaveValue("otter is:file");
  await expect(group(page, "Messages")).toHaveCount(0);
  await expect(group(page, "Files").getByRole("link")).toHaveCount(1);
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await page.getByRole("button", { name: "Add a filter" }).click();
  await page.getByRole("menuitem", { name: "A model" }).click();
  await expect(field(page)).toHaveValue("otter role:assistant");
  await expect(group(page, "Chats")).toHaveCount(0);
  await page.getByRole("button", { name: "Remove the filter role:assistant" }).click();
  await expect(group(page, "Chats")).toBeVisible();
  await field(page).fill("colour:red");
  await expect(page.getByRole("alert")).toContainText('There is no filter "colour:"');
  await field(page).fill("walrus");
  await expect(page.getByText("Nothing was found").last()).toBeVisible();
  await isClean(page, "a search without results");
  await field(page).press("Escape");
  await expect(field(page)).toHaveValue("");
  await expect(page).toHaveURL(/\/search$/);
});
