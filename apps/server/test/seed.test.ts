import { afterAll, beforeAll, expect, test } from "vitest";
import { fillWorkspace } from "../../../scripts/demo/fill.mjs";
import { Client, MODEL, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("the demonstration's account has projects, chats, tags and files, of which nearly all is read, and is made once", async () => {
  const account = { email: "demo@example.org", password: "a harbour at night" };
  const shown = await fillWorkspace(server.url, account, MODEL);
  await expect(fillWorkspace(server.url, account, MODEL)).rejects.toThrow("Is taken");

  const client = new Client(server.url);
  const { user } = (await client.post("/api/auth/login", account)).body;
  const home = `/api/users/${user.id}`;
  expect((await client.get(`${home}/projects`)).body.projects.map(({ name }) => name)).toContain("Harbour");
  const { chats } = (await client.get(`${home}/chats`)).body;
  expect(chats).toHaveLength(7);
  expect(chats.map(({ id }) => id)).toContain(shown);
  const pinned = chats.filter((chat) => chat.pinned);
  expect(pinned.map(({ name }) => name)).toEqual(["TypeScript strict mode, step by step"]);
  expect(chats.filter((chat) => chat.tags.length > 0)).toHaveLength(3);
  const { tags } = (await client.get(`${home}/tags`)).body;
  expect(tags).toMatchObject([
    { name: "database", colour: "blue" },
    { name: "operations", colour: "orange" },
  ]);
  expect((await client.get(`${home}/marks`)).body).toMatchObject({ unread: [expect.any(Number)] });
  const { chatFiles } = (await client.get(`${home}/chats/${shown}/files`)).body;
  expect(chatFiles.map(({ title }) => title)).toContain("Dockerfile");
});
