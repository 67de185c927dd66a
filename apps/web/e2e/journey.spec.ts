import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
import {
  answers,
  ask,
  composer,
  copied,
  expect,
  filesPanel,
  fileText,
  inTree,
  newEmail,
  PASSWORD,
  pieces,
  questions,
  settled,
  test,
} from "./fixtures.ts";
import { unzip } from "./unzip.ts";

const DOCKERFILE = 'FROM node:22-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "src/server.js"]\n';
const SERVER =
  'import { createServer } from "node:http";\n\n// Größe: 10 µm, 漢字\ncreateServer((request, response) => response.end("hello")).listen(8080);\n';
const ANSWER = `Here are **two files**.

\`\`\`dockerfile title="Dockerfile"
${DOCKERFILE}\`\`\`

And the server:

\`\`\`js title="src/server.js"
${SERVER}\`\`\`

Build it with \`docker build .\`.
`;

const bytesOf = async (download: Download) => readFile(await download.path());

test("a newcomer signs up, makes a project, asks in a chat of it, and takes the files home", async ({
  page,
  provider,
}) => {
  const email = newEmail();
  await page.goto("/");
  await page.getByRole("link", { name: "Create one" }).click();
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(composer(page)).toBeFocused();

  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name").fill("Harbour");
  await dialog.getByLabel("Description").fill("A small web service in Node.");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Harbour" })).toBeVisible();

  provider.next({ pieces: pieces(ANSWER), delayMs: 5, usage: { prompt_tokens: 20, completion_tokens: 80 } });
  await ask(page, "Put a small Node server into a container");
  await expect(page).toHaveURL(/\/chats\/\d+/);
  await expect(questions(page)).toContainText("Put a small Node server into a container");
  const answer = answers(page);
  await settled(answer);
  await expect(answer.getByRole("strong")).toHaveText("two files");
  const sent = provider.requests.at(-1)!;
  expect(sent.messages.at(-1)).toEqual({ role: "user", content: "Put a small Node server into a container" });
  expect(JSON.stringify(sent.messages)).toContain("A small web service in Node.");

  await page.getByRole("button", { name: "Files", exact: false }).first().click();
  const panel = filesPanel(page);
  await expect(panel.getByRole("status")).toContainText("2 files");
  await inTree(panel, "server.js").click();
  await expect(fileText(panel, "src/server.js")).toContainText("漢字");
  expect(await copied(page, panel.getByRole("button", { name: "Copy file" }))).toBe(SERVER);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("link", { name: "Download file" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("server.js");
  expect((await bytesOf(file)).toString("utf8")).toBe(SERVER);

  await panel.getByRole("button", { name: "All files" }).click();
  const [archive] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("link", { name: "Download all" }).click(),
  ]);
  expect(archive.suggestedFilename()).toMatch(/\.zip$/);
  expect(unzip(await bytesOf(archive))).toEqual(
    new Map([
      ["Dockerfile", DOCKERFILE],
      ["src/server.js", SERVER],
    ]),
  );

  await page.reload();
  await expect(questions(page)).toHaveCount(1);
  await settled(answers(page));
  expect(await copied(page, answers(page).getByRole("button", { name: "Copy answer" }))).toBe(ANSWER);
  await expect(filesPanel(page).getByRole("status")).toContainText("2 files");
  await expect(page.getByRole("main").getByRole("link", { name: "Harbour", exact: true })).toBeVisible();
});
