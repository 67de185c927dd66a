import { expect, test } from "./fixtures.ts";

test("the language is chosen in the settings: nothing of another is seen, and refusals come in it", async ({
  page,
  account,
}) => {
  await page.goto("/settings");
  await page.getByLabel("Language").selectOption({ label: "Deutsch" });
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Einstellungen");

  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = () => {
      for (const { textContent } of document.querySelectorAll("h1"))
        seen.add(`${document.documentElement.lang}: ${textContent}`);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  await expect(heading).toHaveText("Einstellungen");
  expect(await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toEqual([
    "de: Einstellungen",
  ]);

  const change = page.getByRole("button", { name: "E-Mail ändern" });
  const form = page.locator("form").filter({ has: change });
  await form.getByLabel("E-Mail").fill("nobody");
  await change.click();
  await expect(form.getByText("Muss eine E-Mail-Adresse sein")).toBeVisible();
  await form.getByLabel("E-Mail").fill(account.email);
  await form.getByLabel("Aktuelles Passwort").fill("a wrong phrase");
  await change.click();
  await expect(form.getByText("Das ist nicht das Passwort dieses Kontos")).toBeVisible();
});

test("what a template that comes with the app asks for is asked in the language", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.addInitScript(() => localStorage.setItem("neptun-language", "de"));
  await page.goto("/collections/starters/container");
  await page.getByRole("button", { name: "Einfügen" }).click();
  await expect(page.getByRole("dialog").getByLabel("Name des Dienstes")).toBeVisible();
});

test("from right to left everything stands on the other side, and code does not", async ({ page, account }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.addInitScript(() => localStorage.setItem("neptun-language", "en-XB"));
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const composer = (await page.getByRole("textbox", { name: "Message" }).boundingBox())!;
  const newChat = (await page.getByRole("link", { name: "New chat" }).boundingBox())!;
  expect(newChat.x).toBeGreaterThan(composer.x + composer.width);
  await page.goto("/connect");
  await expect(page.getByRole("group", { name: "Commands" }).locator("pre")).toHaveCSS("direction", "ltr");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
