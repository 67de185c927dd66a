import { answers, copied, expect, filesPanel, fileText, PASSWORD, test } from "./fixtures.ts";
import { block, seeder } from "./seed.ts";

const LINES = Array.from({ length: 300 }, (_, index) => `line ${index + 1}\n`).join("");
const EVIL = "https://evil.example";

test("a link to lines survives a reload and signing in", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Lines", ["one", block("lines.txt", "text", LINES)]);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  await page.goto(`/chats/${chatId}?file=${chatFiles[0].id}`);
  const panel = filesPanel(page);
  const text = fileText(panel, "lines.txt");
  await expect(text).toContainText("line 5");
  const numbers = panel.locator(".cm-lineNumbers");
  await numbers.getByText("3", { exact: true }).click();
  await expect(panel.getByText("Line 3", { exact: true })).toBeVisible();
  await numbers.getByText("9", { exact: true }).click({ modifiers: ["Shift"] });
  await expect(panel.getByText("Lines 3–9", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/lines=3-9/);
  const link = await copied(page, panel.getByRole("button", { name: "Copy link to these lines" }));
  expect(new URL(link).search).toBe(`?file=${chatFiles[0].id}&lines=3-9`);
  await page.reload();
  await expect(panel.getByText("Lines 3–9", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(link.replace("3-9", "200-210"));
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(panel.getByText("Lines 200–210", { exact: true })).toBeVisible();
  await expect(text.getByText("line 200", { exact: true })).toBeInViewport();
  await panel.getByRole("button", { name: "Unmark the lines" }).click();
  await expect(page).not.toHaveURL(/lines=/);
});

test("a link to a message loads the thread back to it, shows it and focuses it, also after signing in", async ({
  page,
  account,
}) => {
  const contents = Array.from({ length: 300 }, (_, index) => `Message ${index + 1}\n\n${"words ".repeat(80)}`);
  const chatId = await seeder(page, account).chat("Long", contents);
  const { chatMessages } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/messages`)).json();
  const [, , , second] = chatMessages;
  await page.goto(`/chats/${chatId}?message=${second.id}`);
  const row = answers(page).filter({ has: page.getByText("Message 4", { exact: true }) });
  await expect(row).toBeInViewport();
  await expect(row).toBeFocused();
  const link = await copied(page, row.getByRole("button", { name: "Copy link to message" }));
  expect(link).toBe(page.url());

  await page.context().clearCookies();
  await page.goto("about:blank");
  await page.goto(`/chats/${chatId}#message-${second.id}`);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(row).toBeInViewport();
  await expect(row).toBeFocused();
});

test("an address of a message that is not there says so, and shows the chat", async ({ page, account }) => {
  const chatId = await seeder(page, account).chat("Short", ["Hello", "Ahoy"]);
  await page.goto(`/chats/${chatId}?message=2000000000`);
  await expect(answers(page)).toContainText("Ahoy");
  await expect(page.getByText("This message is not in the chat any more.")).toBeVisible();
});

test("the panel leads to the message that a version came from", async ({ page, account }) => {
  const words = `${"words ".repeat(300)}\n`;
  const rest = Array.from({ length: 40 }, (_, index) => `Turn ${index}\n\n${words}`);
  const contents = ["one", `The source.\n\n${block("a.txt", "text", "a\n")}`, ...rest];
  const chatId = await seeder(page, account).chat("Source", contents);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  await page.goto(`/chats/${chatId}?file=${chatFiles[0].id}`);
  await filesPanel(page).getByRole("button", { name: "Go to message" }).click();
  const source = answers(page).filter({ hasText: "The source." });
  await expect(source).toBeInViewport();
  await expect(source).toBeFocused();
  await expect(fileText(page, "a.txt")).toBeVisible();
});

test("previews of hostile pages and pictures run nothing, load nothing and lead nowhere", async ({
  page,
  account,
  traps,
}) => {
  traps.allowBlocked();
  const html = `<h1>Harmless</h1><script>alert(1)</script><img src="${EVIL}/x.png" onerror="alert(2)">
<link rel="stylesheet" href="${EVIL}/x.css"><meta http-equiv="refresh" content="0;url=${EVIL}">
<iframe src="${EVIL}"></iframe><form action="${EVIL}"><button>Go</button></form>
<a href="${EVIL}" target="_top">Away</a><a href="javascript:alert(3)">Script</a><base href="${EVIL}">
<style>@import url(${EVIL}/y.css); body { background: url(${EVIL}/z.png) }</style>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(4)" viewBox="0 0 9 9"><script>alert(5)</script>
<image href="${EVIL}/a.png"/><foreignObject><iframe src="${EVIL}"/></foreignObject><a href="javascript:alert(6)"><rect width="9" height="9"/></a></svg>`;
  const markdown = `# Title\n\n<script>alert(7)</script>\n\n![x](${EVIL}/b.png) [y](javascript:alert(8))\n`;
  const content = [
    block("x.html", "html", `${html}\n`),
    block("x.svg", "svg", `${svg}\n`),
    block("x.md", "markdown", markdown),
  ].join("\n");
  const chatId = await seeder(page, account).chat("Hostile", ["one", content]);
  const { chatFiles } = await (await page.request.get(`/api/users/${account.id}/chats/${chatId}/files`)).json();
  const idOf = (title: string) => chatFiles.find((file: { title: string }) => file.title === title).id;
  await page.goto(`/chats/${chatId}?file=${idOf("x.html")}&tab=preview`);
  const panel = filesPanel(page);
  const frame = panel.frameLocator("iframe[title='Preview of x.html']");
  await expect(frame.getByRole("heading", { name: "Harmless" })).toBeVisible();
  await frame.getByText("Away").click();
  await frame.getByText("Script", { exact: true }).click();
  await expect(frame.getByRole("heading", { name: "Harmless" })).toBeVisible();
  await expect(page).toHaveURL(/tab=preview/);

  await page.goto(`/chats/${chatId}?file=${idOf("x.svg")}&tab=preview`);
  await expect(panel.frameLocator("iframe[title='Preview of x.svg']").locator("img")).toBeVisible();
  await page.goto(`/chats/${chatId}?file=${idOf("x.md")}&tab=preview`);
  const region = panel.getByRole("region", { name: "Preview of x.md" });
  await expect(region.getByRole("heading", { name: "Title" })).toBeVisible();
  await expect(region.locator("script, img[src^='http']")).toHaveCount(0);
});
