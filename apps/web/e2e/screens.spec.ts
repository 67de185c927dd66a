import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { answers, expect, PASSWORD, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

/*
 * Pictures of the main screens, compared with those of the last time. Another browser or other fonts draw every letter a little
 * differently, so they are compared only where a sample is drawn to the pixel as it was when the pictures were taken; elsewhere
 * the test is skipped and says so. `npm test -- e2e screens.spec.ts -u` takes new ones.
 */
const SAMPLE_FILE = fileURLToPath(new URL("screens/sample.txt", import.meta.url));
const SAMPLE = `<body style="margin:8px;font:15px ui-sans-serif,system-ui,sans-serif;background:#fff">
  <b>Hamburgefonstiv 0123</b> “quoted” <i>slanted</i> <code style="font:13px ui-monospace,monospace">{ a => b }</code>
  <svg width="40" height="40"><circle cx="20" cy="20" r="15.5" stroke="#0b5a85" stroke-width="2.5" fill="none"/></svg>
  <span style="border-radius:9px;box-shadow:0 1px 3px #0004;padding:4px 9px">soft</span>`;

async function drawSample(page: Page) {
  await page.setViewportSize({ width: 400, height: 120 });
  await page.setContent(SAMPLE);
  return createHash("sha256")
    .update(await page.screenshot())
    .digest("hex");
}

test.use({
  contextOptions: { reducedMotion: "reduce" },
  timezoneId: "UTC",
});

test("the main screens look as they did, in both themes", async ({ page }, { config }) => {
  const sample = await drawSample(page);
  if (config.updateSnapshots === "all" || config.updateSnapshots === "changed") {
    mkdirSync(dirname(SAMPLE_FILE), { recursive: true });
    writeFileSync(SAMPLE_FILE, `${sample}\n`);
  }
  const recorded = existsSync(SAMPLE_FILE) ? readFileSync(SAMPLE_FILE, "utf8").trim() : "";
  test.skip(sample !== recorded, "This browser, or its fonts, draw differently than those of the pictures.");

  await page.setViewportSize({ width: 1100, height: 720 });
  await page.addInitScript(() => {
    Date.prototype.getHours = () => 10; // the greeting
  });
  const account = { email: "ada@example.org", password: PASSWORD };
  const { user } = await (await page.request.post("/api/auth/sign-up", { data: account })).json();
  const seed = seeder(page, { id: user.id, email: account.email });
  const projectId = await seed.project("Harbour", { description: "Ships, berths and tides.", main_language: "go" });
  const chatId = await seed.chat(
    "A container for the service",
    [
      "Please write a **Dockerfile**.",
      `Two stages:\n\n${block("Dockerfile", "dockerfile", "FROM node:24 AS build\nCOPY . .\n")}`,
    ],
    projectId,
  );
  await seed.chat("Tides", ["When is high water?", "At noon."]);
  const settledOn = {
    "/": () => expect(page.getByRole("heading", { name: "Go on with" })).toBeVisible(),
    [`/chats/${chatId}?panel=files`]: () => expect(answers(page).locator(".hljs-keyword").first()).toBeVisible(),
    [`/projects/${projectId}`]: () => expect(page.getByRole("link", { name: "Files 1" })).toBeVisible(),
    "/search?q=dockerfile": () => expect(page.getByRole("heading", { name: "Messages" })).toBeVisible(),
    "/trash": () => expect(page.getByText("The trash is empty")).toBeVisible(),
  };
  const names = ["new-chat", "chat", "project", "search", "trash"];
  for (const [index, [path, isSettled]] of Object.entries(settledOn).entries()) {
    await page.goto(path);
    await isSettled();
    await looksTheSame(page, names[index]!);
  }
  await page.context().clearCookies();
  await page.goto("/login");
  await expect(page.getByLabel("E-mail")).toBeVisible();
  await looksTheSame(page, "login");
});

async function looksTheSame(page: Page, name: string) {
  // Times are others every time; marks come and go when they please.
  await page.addStyleTag({ content: "time, nav .size-2.rounded-full { visibility: hidden }" });
  await page.mouse.move(0, 0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.soft(page).toHaveScreenshot(`${name}-${colorScheme}.png`, { maxDiffPixelRatio: 0.002 });
  }
}
