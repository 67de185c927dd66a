import { answers, ask, expect, filesPanel, settled, test } from "./fixtures.ts";
import { seeder } from "./seed.ts";

const BEACON = "https://evil.example";
const ANSWER = `
<script>alert("script"); fetch("${BEACON}/script")</script>
<img src=x onerror="alert('onerror')"><svg onload="alert('svg')"></svg>
<iframe src="${BEACON}/frame"></iframe><object data="${BEACON}/object"></object>
<style>body { background: url(${BEACON}/style) }</style>
<form action="${BEACON}/form"><button>Send</button></form><base href="${BEACON}/"><meta http-equiv="refresh" content="0;url=${BEACON}/">

![tracker](${BEACON}/pixel.png) ![data](data:image/svg+xml,<svg/onload=alert(1)>)
[a script](javascript:alert('link')) [another](JaVaScRiPt:alert(1)) [data](data:text/html,<script>alert(1)</script>) [vb](vbscript:x)
[outside](${BEACON}/page) <javascript:alert(1)>

\u202Egnp.exe\u202C and [\u202Emoc.live\u202C](${BEACON}/rtl)

| ${"a | ".repeat(200)}
|${" --- |".repeat(200)}
| ${"b | ".repeat(200)}

${"> ".repeat(300)}deep

${"- ".repeat(200)}deeper

\`\`\`html title="x.html"
<script>alert("in a block")</script><img src="${BEACON}/block" onerror="alert(1)">
\`\`\`

\`\`\`js title="../../etc/passwd"
alert(1)
\`\`\`

\`\`\`"><img src=x onerror=alert(1)>
text
\`\`\`
`;

test("nothing in an answer runs, loads or navigates", async ({ page, account, provider, server }) => {
  expect(account.id).toBeGreaterThan(0);
  await page.goto("/");
  provider.next({ pieces: ANSWER.match(/[\s\S]{1,37}/g) ?? [] });
  await ask(page, '<img src=x onerror=alert("question")> [x](javascript:alert(1))');
  const answer = answers(page);
  await settled(answer);
  await expect(page).toHaveURL(/\/chats\/\d+/);
  const chat = page.url();
  await expect(answer.locator("script, iframe, object, style, form, base, meta, img[src^='http']")).toHaveCount(0);
  const links = await answer
    .getByRole("link")
    .evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute("href") ?? "", rel: link.getAttribute("rel") ?? "" })),
    );
  expect(links.filter(({ href }) => !/^(https?:|mailto:|#|$)/i.test(href))).toEqual([]);
  expect(links.filter(({ href, rel }) => href.startsWith(BEACON) && !rel.includes("noopener"))).toEqual([]);
  const bad = answer.getByText("a script", { exact: true });
  await bad.click({ force: true });
  await expect(page).toHaveURL(chat);

  await page.goto(`${chat}?panel=files`);
  const panel = filesPanel(page);
  await expect(panel.getByRole("listitem")).toHaveCount(2);
  await expect(panel).not.toContainText("..");
  await panel.getByRole("button", { name: /^x.html/ }).click();
  await expect(panel.getByRole("region", { name: "Text of x.html" })).toContainText(
    '<script>alert("in a block")</script>',
  );
  await page.reload();
  await settled(answers(page));
  expect(new URL(page.url()).origin).toBe(server.url);
});

test("names are shown as text wherever they appear", async ({ page, account }) => {
  const name = '<b>bold</b> & <img src=x onerror=alert(1)> "quoted"';
  const seed = seeder(page, account);
  const projectId = await seed.project(name, { description: `${name}\n<script>alert(1)</script>` });
  const chatId = await seed.chat(name, ["Hello", "Hi"], projectId);
  await page.goto(`/chats/${chatId}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveTitle(/<b>bold<\/b>/);
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("an address to come back to after signing in cannot lead to another site", async ({ page, account, server }) => {
  await page.context().clearCookies();
  for (const target of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    await page.goto(`/login?return=${encodeURIComponent(target)}`);
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(server.url);
    await page.context().clearCookies();
  }
});
