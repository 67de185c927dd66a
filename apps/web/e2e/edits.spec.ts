import { answers, ask, composer, copied, expect, filesPanel, settled, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const V1 = "services:\n  web:\n    image: web\n";
const replacing = (search: string, replace: string) =>
  block("deploy/compose.yml", "yaml", `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`);

test("an answer edits a file, and its chip leads to what it changed", async ({ page, account, provider }) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", block("deploy/compose.yml", "yaml", V1)]);
  await page.goto(`/chats/${chatId}`);
  provider.next({ pieces: ["Here:\n\n", replacing("    image: web", "    image: web:2\n    restart: always")] });
  await ask(page, "Pin the image");
  const answer = answers(page).last();
  await settled(answer);
  const chip = answer.getByRole("button", {
    name: "Changes of deploy/compose.yml, version 2: 2 lines added, 1 removed",
  });
  await expect(chip).toContainText("v2");
  await expect(chip).toContainText("+2");
  await expect(chip).toContainText("−1");
  await chip.click();
  await expect(page).toHaveURL(/[?&]file=\d+.*[?&]compare=\d+|[?&]compare=\d+.*[?&]file=\d+/);
  await expect(filesPanel(page)).toContainText("restart: always");
});

test("an edit that does not fit says why, and asks for it again only when told to", async ({
  page,
  account,
  provider,
}) => {
  const chatId = await seeder(page, account).chat("Compose", ["one", block("deploy/compose.yml", "yaml", V1)]);
  await page.goto(`/chats/${chatId}`);
  provider.next({ pieces: ["Here:\n\n", replacing("    image: nginx", "    image: web:2")] });
  await ask(page, "Pin the image");
  const answer = answers(page).last();
  await settled(answer);
  const card = answer.getByRole("region", { name: "A change to deploy/compose.yml was not applied" });
  await expect(card).toContainText("“image: nginx” is not in the file");
  await card.getByText("Show the block").click();
  await expect(card.getByRole("group", { name: "The block" })).toContainText("image: web:2");
  expect(await copied(page, card.getByRole("button", { name: "Copy the block" }))).toContain("<<<<<<< SEARCH");
  await composer(page).fill("And by the way:");
  await card.getByRole("button", { name: "Ask to fix it" }).click();
  await expect(composer(page)).toHaveValue(/^And by the way:\n\nThe change to deploy\/compose\.yml .*“image: nginx”/);
  await expect(composer(page)).toBeFocused();
  await expect(answers(page)).toHaveCount(2);
});
