import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { copyCluster } from "@neptun/db/testing";
import { startFakeProvider } from "@neptun/models/testing";
import { afterEach, expect, test, vi } from "vitest";
import { ROOT } from "../src/env.ts";
import { Client, MODEL, PASSWORD } from "./harness.ts";

// A start takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const folders: string[] = [];
const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-process-"));
  folders.push(folder);
  return folder;
}

async function newDataDir() {
  const folder = newFolder();
  await copyCluster(folder);
  return folder;
}

/** The real process, from its sources. */
function run(env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions", "neptun-source", "apps/server/src/main.ts"],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOST: "127.0.0.1", ...env },
    },
  );
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  const url = async () => {
    await expect.poll(() => said, { timeout: 110_000 }).toMatch(/listens on \S+/);
    return /\((127\.0\.0\.1:\d+)\)/.exec(said)![1]!;
  };
  return { child, ended, url, said: () => said };
}

test("it says in one line where it listens and what it uses, and ends answers well when told to stop", async () => {
  const provider = await startFakeProvider();
  const env = { PORT: "0", DATA_DIR: await newDataDir(), OPENAI_BASE_URL: provider.url };
  const first = run(env);
  const client = new Client(`http://${await first.url()}`);
  expect(first.said().trim().split("\n")).toHaveLength(1);
  expect(first.said()).toMatch(/^Neptun listens on http:\/\/127\.0\.0\.1:\d+ .* asks openai\.$/m);
  const { user } = (await client.post("/api/auth/sign-up", { email: "a@example.org", password: PASSWORD })).body;
  const home = `/api/users/${user.id}`;
  const { chat } = (await client.post(`${home}/chats`, { model: MODEL, name: "Chat" })).body;
  const question = { messages: [{ role: "user", content: "Go on" }] };
  const answer = await client.fetch("POST", `/api/ai/fake/endless/chat?chat_id=${chat.id}`, question);
  const reader = answer.body!.getReader();
  await reader.read();
  const began = performance.now();
  first.child.kill("SIGTERM");
  while (!(await reader.read()).done);
  expect((await first.ended).code).toBe(0);
  expect(performance.now() - began).toBeLessThan(30_000);
  const second = run(env);
  const again = new Client(`http://${await second.url()}`);
  again.cookie = client.cookie;
  const { chatMessages } = (await again.get(`${home}/chats/${chat.id}/messages`)).body;
  expect(chatMessages.map(({ status }) => status)).toEqual(["complete", "interrupted"]);
  expect(chatMessages[1]!.message).toMatch(/^and so on /);
  await provider.stop();
});

test("a port in use, a wrong variable and a folder that is no folder are told in one line", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const PORT = String((other.address() as { port: number }).port);
  const taken = await run({ PORT, DATA_DIR: await newDataDir() }).ended;
  expect(taken.code).toBe(1);
  expect(taken.said).toBe(
    `Neptun cannot start: port ${PORT} on 127.0.0.1 is in use. Stop the other program, or set PORT to another number.\n`,
  );
  other.close();
  const wrong = await run({ PORT: "http" }).ended;
  expect(wrong).toMatchObject({
    code: 1,
    said: expect.stringContaining("PORT must be a whole number from 0 to 65535"),
  });
  const refused = await run({
    PORT: "0",
    DATA_DIR: newFolder(),
    DATABASE_URL: "postgresql://a:secret-word@127.0.0.1:1/x",
  }).ended;
  expect(refused.code).toBe(1);
  expect(refused.said.trim().split("\n")).toHaveLength(1);
  expect(refused.said).toMatch(/^Neptun cannot start: /);
  expect(refused.said).not.toContain("secret-word");
});
